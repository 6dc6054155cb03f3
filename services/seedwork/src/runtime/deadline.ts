import { Unavailable } from '../application/unavailable.js';

/** It was not over in time; whether it happens after all is open. */
export class DeadlineExceeded extends Unavailable {}

/** Rejects with `DeadlineExceeded` when `work` is not over in `ms`. The work itself goes on, bounded by its own limits. */
export async function withDeadline<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const expiry = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new DeadlineExceeded(what, `no answer in ${ms} ms`));
    }, ms);
  });
  try {
    return await Promise.race([work, expiry]);
  } finally {
    clearTimeout(timer);
  }
}
