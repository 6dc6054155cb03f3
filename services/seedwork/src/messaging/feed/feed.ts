import pLimit from 'p-limit';
import { Unavailable } from '../../application/unavailable.js';
import { lastingTimeout } from '../../runtime/lasting-timeout.js';
import type { Log } from '../../runtime/log.js';
import { FeedLive } from './live.js';
import type { FeedEvent, FeedRing } from './ring.js';
import { PositionLost, type FeedSource } from './source.js';
import { BEGINNING, isAfter } from '../position.js';
import { decodeVector, encodeVector, union, type Vector } from './vector.js';

export interface FeedSettings {
  /** How many events are remembered for those who come back. */
  readonly capacity: number;
  /** How long a position that this process has not reached may take to come up, in milliseconds. */
  readonly patienceMs: number;
  /** How long after its first batch a follower that catches up may keep its turn, in milliseconds. */
  readonly turnMs?: number;
}

/** What a follower gets at once. */
export interface FeedBatch {
  readonly events: readonly FeedEvent[];
  /** Who follows from here, on any pod, gets what comes after this batch. */
  readonly cursor: string;
  /** Events were missed that nobody can tell any more. */
  readonly reset: boolean;
}

const BATCH = 100;
const CATCHING_UP_AT_ONCE = 2;
const TURN_MS = 10_000;

/**
 * Every event of some topics, for any number of followers. The topics are read once per process; who was away for
 * longer than it remembers is caught up from them.
 */
export class Feed {
  private readonly live: FeedLive;
  private readonly turns = pLimit(CATCHING_UP_AT_ONCE);

  constructor(
    private readonly source: FeedSource,
    private readonly settings: FeedSettings,
    log: Log,
  ) {
    this.live = new FeedLive(source, settings.capacity, log);
  }

  get connected(): boolean {
    return this.live.connected;
  }

  /** How many followers wait for the next event. */
  get waiting(): number {
    return this.live.ring?.waiting ?? 0;
  }

  /**
   * All events from now on, or from a cursor on; an empty batch tells where that is. Ends when the signal aborts, when
   * the feed is closed, and when a follower takes so long that events are forgotten before it gets them.
   * Throws `Unavailable` until the topics have been opened once.
   */
  follow(cursor: string | undefined, signal: AbortSignal): AsyncGenerator<FeedBatch, void> {
    const { ring } = this.live;
    if (!ring) throw new Unavailable('the feed', 'the topics have not been opened yet');
    return this.after(cursor === undefined ? ring.head : decodeVector(cursor), signal);
  }

  close(): Promise<void> {
    return this.live.close();
  }

  private async *after(start: Vector | undefined, signal: AbortSignal): AsyncGenerator<FeedBatch, void> {
    let seen = start;
    for (;;) {
      const { ring } = this.live;
      if (!ring || signal.aborted) return;
      if (!seen || !(await this.arrives(seen, ring, signal))) {
        seen = ring.head;
        yield { events: [], cursor: encodeVector(seen), reset: true };
      } else if (ring.remembersAfter(seen)) {
        const { oldest } = ring;
        yield { events: [], cursor: encodeVector(seen), reset: false };
        return yield* fromRing(ring, oldest, seen, signal);
      } else {
        seen = yield* this.fromTopics(ring, seen, signal);
      }
    }
  }

  /**
   * Another pod may have read a little further; what does not come up in time is no position of these topics. The time
   * begins anew when the feed was away, which tells nothing of the position.
   */
  private async arrives(seen: Vector, ring: FeedRing, signal: AbortSignal): Promise<boolean> {
    const missing = () => ring.isBehind(seen) && !ring.ended && !signal.aborted;
    let wasConnected = false;
    while (missing() && !wasConnected) {
      wasConnected = this.connected;
      const patience = AbortSignal.any([signal, lastingTimeout(this.settings.patienceMs)]);
      while (missing() && !patience.aborted) await ring.changed(patience);
      wasConnected &&= this.connected;
    }
    return !missing();
  }

  /**
   * Returns how far it came, `undefined` when what follows `start` is not kept any more. Who takes long, over one batch
   * or over all, loses its turn, and gets another one when it wants more.
   */
  private async *fromTopics(
    { tail }: FeedRing,
    start: Vector,
    signal: AbortSignal,
  ): AsyncGenerator<FeedBatch, Vector | undefined> {
    const leave = await this.turn(signal);
    const over = new AbortController();
    const reading = AbortSignal.any([signal, over.signal]);
    let timer: NodeJS.Timeout | undefined;
    const seen = new Map(start);
    try {
      if (signal.aborted) return start;
      for await (const part of this.source.read({ from: start, follow: false, signal: reading })) {
        if (part.kind !== 'messages') continue;
        const events = part.messages.map((message) => {
          seen.set(message.partition, message.position);
          return { ...message, cursor: encodeVector(seen) };
        });
        for (const [partition, position] of part.reached) seen.set(partition, position);
        // Not before: so each turn gets further.
        timer ??= setTimeout(() => {
          over.abort();
          leave();
        }, this.settings.turnMs ?? TURN_MS);
        yield { events, cursor: encodeVector(seen), reset: false };
        if (over.signal.aborted) break;
      }
      // A partition may have had nothing to tell up to where the ring begins.
      return over.signal.aborted ? seen : union(seen, tail);
    } catch (error) {
      if (error instanceof PositionLost) return undefined;
      throw error;
    } finally {
      clearTimeout(timer);
      leave();
    }
  }

  /** Resolves, when it is our turn to catch up, with what ends it. When the signal aborts there is nothing to end. */
  private turn(signal: AbortSignal): Promise<() => void> {
    return new Promise((begin) => {
      const goneBefore = () => {
        begin(() => undefined);
      };
      signal.addEventListener('abort', goneBefore);
      if (signal.aborted) goneBefore();
      void this.turns(() => {
        signal.removeEventListener('abort', goneBefore);
        return signal.aborted ? Promise.resolve() : new Promise<void>(begin);
      });
    });
  }
}

async function* fromRing(
  ring: FeedRing,
  first: number,
  seen: Vector,
  signal: AbortSignal,
): AsyncGenerator<FeedBatch, void> {
  let next = first;
  while (!signal.aborted && !ring.ended) {
    const events = ring.slice(next, BATCH);
    if (!events) return;
    next += events.length;
    const unseen = events.filter(({ partition, position }) =>
      isAfter(position, seen.get(partition) ?? BEGINNING),
    );
    const last = unseen.at(-1);
    if (last) yield { events: unseen, cursor: last.cursor, reset: false };
    else if (next === ring.next) await ring.changed(signal);
  }
}
