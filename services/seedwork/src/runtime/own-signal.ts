/**
 * Runs work with a signal of its own that ends with `parent`. Node 20 keeps all that AbortSignal.any ever made of a
 * signal for as long as that signal lives (https://github.com/nodejs/node/issues/55351): often, as long as the process.
 */
export async function withOwnSignal<T>(
  parent: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const own = new AbortController();
  const end = (): void => {
    own.abort(parent.reason);
  };
  parent.addEventListener('abort', end);
  if (parent.aborted) end();
  try {
    return await work(own.signal);
  } finally {
    parent.removeEventListener('abort', end);
  }
}
