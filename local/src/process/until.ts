import { setTimeout as pause } from 'node:timers/promises';
import { lastingTimeout } from './lasting-timeout.js';

export interface Deadline {
  /** What is awaited, for the error message. */
  readonly what: string;
  readonly withinMs: number;
  readonly everyMs?: number;
  readonly signal?: AbortSignal;
}

/** Resolves once `condition` holds. Rejects when the deadline passes or the signal aborts. A condition that throws does not hold yet. */
export async function until(
  condition: (signal: AbortSignal) => Promise<boolean>,
  deadline: Deadline,
): Promise<void> {
  const { what, withinMs, everyMs = 100 } = deadline;
  const timeout = lastingTimeout(withinMs);
  const signal = deadline.signal === undefined ? timeout : AbortSignal.any([timeout, deadline.signal]);
  let last: unknown;
  while (!signal.aborted) {
    try {
      if (await condition(signal)) return;
    } catch (error) {
      last = error;
    }
    await pause(everyMs, undefined, { signal }).catch(() => undefined);
  }
  deadline.signal?.throwIfAborted();
  const cause = last instanceof Error ? `: ${last.message}` : '';
  throw new Error(`${what} did not happen within ${Math.round(withinMs / 1000)} s${cause}`, { cause: last });
}
