import type { Aggregate, Decision } from '../domain/aggregate.js';

/**
 * What one message does to one aggregate: a pure function of the two.
 *
 * `M` is the message, `S` the aggregate, `E` what is published about it.
 */
export interface MessageHandler<M, S extends Aggregate, E> {
  /** The message usually creates its aggregate: an insert is tried before anything is read. */
  readonly creates?: true;
  /** `undefined` says that the aggregate was never heard of. Returns `undefined` where there is nothing to decide. */
  decide(current: S | undefined, message: M): Decision<S, E> | undefined;
  /** Another aggregate holds the unique key that `decide` asked for. */
  whenDuplicated?(current: S | undefined, message: M): Decision<S, E>;
}
