import type { Aggregate } from '../domain/aggregate.js';
import type { EncodedMessage } from './encoded-message.js';

/** What one message left behind: the bytes that were published because of it. */
export interface Receipt {
  readonly messageId: string;
  readonly outbox: readonly EncodedMessage[];
  /** The span that handled it, for what joins it with others later; `undefined` where nobody sees it. */
  readonly traceparent?: string | undefined;
}

/** An aggregate as it was read, and the memory of the messages that made it so. */
export interface Loaded<S> {
  readonly id: string;
  /** 0: not there. */
  readonly version: number;
  readonly state: S | undefined;
  /** What an earlier delivery of the message published; empty where that was long ago; else `undefined`. */
  receiptOf(messageId: string): readonly EncodedMessage[] | undefined;
  /** The spans of the latest messages, since something was published: what follows next follows from them, too. */
  unanswered?(): readonly string[];
}

/** `conflict`: somebody else saved since it was loaded. `duplicated`: another aggregate holds the unique key. */
export type SaveOutcome = 'saved' | 'conflict' | 'duplicated';

/** Every method rejects with `Unavailable` when the database does not answer. */
export interface Repository<S extends Aggregate> {
  /** An aggregate that nobody looked for yet. */
  unseen(id: string): Loaded<S>;
  load(id: string): Promise<Loaded<S>>;
  /** Writes state and receipt in one atomic write, where the version is still the one that was loaded. */
  save(loaded: Loaded<S>, state: S, receipt: Receipt): Promise<SaveOutcome>;
}
