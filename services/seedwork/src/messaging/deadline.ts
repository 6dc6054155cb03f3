import { Unavailable } from '../application/unavailable.js';

/** Rejects with `Unavailable` when `work` is not over in `ms`. The work itself is bounded by its own timeouts. */
export async function withDeadline<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const expiry = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Unavailable(what, `no answer in ${ms} ms`));
    }, ms);
  });
  try {
    return await Promise.race([work, expiry]);
  } finally {
    clearTimeout(timer);
  }
}
