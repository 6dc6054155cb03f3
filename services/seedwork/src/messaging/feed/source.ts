import type { FeedMessage } from './ring.js';
import type { Vector } from './vector.js';

/**
 * `opened` comes first: after which position each partition is read, and, when that is a little before its end, where
 * it ended.
 */
export type FeedPart =
  | { readonly kind: 'opened'; readonly from: Vector; readonly ends: Vector }
  | { readonly kind: 'connected'; readonly connected: boolean }
  | {
      readonly kind: 'messages';
      readonly messages: readonly FeedMessage[];
      /** How far they reach, also over those that nobody can read. */
      readonly reached: Vector;
    };

export interface FeedReading {
  /** `undefined`: a little before the end. */
  readonly from: Vector | undefined;
  /** Until the topics should be opened anew, from where it came to; otherwise until there is no more. */
  readonly follow: boolean;
  /** Ends the reading, quietly. */
  readonly signal: AbortSignal;
}

/** Where a feed gets its messages from, in order per partition. */
export interface FeedSource {
  /** Throws `PositionLost`, or `Unavailable` when the broker is not there. */
  read(reading: FeedReading): AsyncIterable<FeedPart>;
}

/** What came after a position is not kept any more. */
export class PositionLost extends Error {
  override readonly name = 'PositionLost';
}
