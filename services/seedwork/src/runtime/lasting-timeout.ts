/**
 * A signal that aborts `ms` from now, for AbortSignal.any: on Node 20 the garbage collector takes a timeout that has
 * no listener of its own, and then it never comes (https://github.com/nodejs/node/issues/57736).
 */
export function lastingTimeout(ms: number): AbortSignal {
  const signal = AbortSignal.timeout(ms);
  signal.addEventListener('abort', () => undefined);
  return signal;
}
