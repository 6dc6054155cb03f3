import pRetry from 'p-retry';
import type { Log } from './log.js';

export interface Asking {
  /** What is asked, with a field per name. */
  readonly names: Readonly<Record<string, unknown>>;
  /** What a refusal means, for the log. */
  readonly refusal: string;
  readonly maxPauseMs?: number;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/**
 * Asks for what a process cannot do without until it is there; every refusal is told. Rejects when the signal aborts.
 *
 * Pauses grow from 0.2 s to 5 s unless told otherwise, each up to doubled by chance: when a broker or a database
 * returns, not all replicas ask it at one moment.
 */
export function askUntilThere<T>(ask: () => Promise<T>, asking: Asking): Promise<T> {
  const { names, refusal, maxPauseMs = 5000, log, signal } = asking;
  return pRetry(ask, {
    retries: Infinity,
    minTimeout: 200,
    maxTimeout: maxPauseMs,
    randomize: true,
    signal,
    onFailedAttempt: ({ error, attemptNumber }) => {
      log.warn({ ...names, attempt: attemptNumber, reason: error.message }, `${refusal}, asking again`);
    },
  });
}
