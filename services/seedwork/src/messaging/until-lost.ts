import { setTimeout as pause } from 'node:timers/promises';

/**
 * Resolves with `true` when `isConnected` has said no on `looks` looks on end, one a second; with `false` when the
 * signal aborts.
 *
 * The client reconnects by itself, but not always: a reconnection that begins while a consumer or producer is being
 * set up is cancelled for good ("Cancel the pending reconnection due to the start timeout"). Looks are counted, not
 * seconds, because a process that stood still has not looked.
 */
export async function untilLost(
  isConnected: () => boolean,
  looks: number,
  signal: AbortSignal,
  everyMs = 1000,
): Promise<boolean> {
  let missed = 0;
  while (missed < looks) {
    await pause(everyMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return false;
    missed = isConnected() ? 0 : missed + 1;
  }
  return true;
}

/** Resolves with `true` as soon as `isThere` says yes, looking once a second; with `false` when the signal aborts. */
export async function untilFound(
  isThere: () => boolean,
  signal: AbortSignal,
  everyMs = 1000,
): Promise<boolean> {
  while (!signal.aborted && !isThere()) await pause(everyMs, undefined, { signal }).catch(() => undefined);
  return !signal.aborted;
}
