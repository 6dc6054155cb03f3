import type { Aggregate, Decision } from '../domain/aggregate.js';

/**
 * What one message does to one aggregate: a pure function of the two, and of what was asked for them.
 *
 * `M` is the message, `S` the aggregate, `E` what is published about it, `K` what must be known besides.
 */
export interface MessageHandler<M, S extends Aggregate, E, K = undefined> {
  /** The message usually creates its aggregate: an insert is tried before anything is read. */
  readonly creates?: true;
  /** Looks up what `decide` must know of others; `undefined` where that is nothing. Rejects with `Unavailable`. */
  consult?(current: S | undefined, message: M): Promise<K | undefined>;
  /**
   * `undefined` says that the aggregate was never heard of. Returns `undefined` where there is nothing to decide, now
   * and whenever the message comes again. It is acknowledged and leaves no receipt: were another delivery of it to
   * decide something later and die before it is published, nobody would publish it.
   */
  decide(current: S | undefined, message: M, known?: K): Decision<S, E> | undefined;
  /** Another aggregate holds the unique key that `decide` asked for. */
  whenDuplicated?(current: S | undefined, message: M): Decision<S, E>;
}
