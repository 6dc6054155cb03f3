import pRetry from 'p-retry';
import { Unavailable } from '../application/unavailable.js';
import { withDeadline } from '../runtime/deadline.js';
import { Undeliverable } from './undeliverable.js';

export interface AttemptSettings {
  readonly attemptDeadlineMs: number;
  readonly minBackoffMs: number;
  readonly maxBackoffMs: number;
  /** How often a thrown bug is tried before the message is given up. */
  readonly bugTries: number;
}

export const attemptDefaults: AttemptSettings = {
  attemptDeadlineMs: 15_000,
  minBackoffMs: 100,
  maxBackoffMs: 10_000,
  bugTries: 5,
};

/** An exception that is neither `Unavailable` nor `Undeliverable`: our own mistake. */
export class HandlerBug extends Error {
  override readonly name = 'HandlerBug';
}

type Kind = 'transient' | 'bug';

export interface AttemptContext {
  /** No try begins once it is aborted. */
  readonly signal: AbortSignal;
  /** Runs one try when there is room for it; the wait is no part of the try's deadline. */
  readonly whenRoom: (once: () => Promise<void>) => Promise<void>;
  /** Hears of each failure that is followed by another try. */
  readonly onRetry: (kind: Kind, error: Error, attemptNumber: number) => void;
}

/**
 * Tries until it succeeds: what is unavailable for ever, a bug `bugTries` times, an undeliverable once.
 *
 * Rejects with `HandlerBug` or `Undeliverable` when it gives up, with the signal's reason when aborted before the
 * work was done.
 */
export async function attempt(
  work: () => Promise<void>,
  settings: AttemptSettings,
  { signal, whenRoom, onRetry }: AttemptContext,
): Promise<void> {
  const progress = { bugs: 0, done: false };
  const once = async (): Promise<void> => {
    signal.throwIfAborted();
    try {
      await withDeadline(settings.attemptDeadlineMs, 'handler', work());
      progress.done = true;
    } catch (error) {
      if (error instanceof Unavailable || error instanceof Undeliverable) throw error;
      progress.bugs += 1;
      throw new HandlerBug(String(error), { cause: error });
    }
  };
  const kindOf = (error: Error): Kind | undefined => {
    if (error instanceof Unavailable) return 'transient';
    return error instanceof HandlerBug && progress.bugs < settings.bugTries ? 'bug' : undefined;
  };
  // Nearly every message needs one try: what retrying costs is paid by those that need more.
  const first = whenRoom(once);
  try {
    await first;
    return;
  } catch {
    // Judged below, as the first of several.
  }
  try {
    await pRetry((attemptNumber) => (attemptNumber === 1 ? first : whenRoom(once)), {
      retries: Infinity,
      minTimeout: settings.minBackoffMs,
      maxTimeout: settings.maxBackoffMs,
      randomize: true,
      signal,
      shouldRetry: ({ error, attemptNumber }) => {
        const kind = kindOf(error);
        if (kind) onRetry(kind, error, attemptNumber);
        return kind !== undefined;
      },
    });
  } catch (error) {
    // p-retry throws the reason of an abort even where the last try has succeeded meanwhile.
    if (!progress.done) throw error;
  }
}
