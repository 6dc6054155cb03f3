import { BEGINNING, isAfter, isMessage, type Position } from '../position.js';
import { encodeVector, type Vector } from './vector.js';

/** An event as it was read from its topic. */
export interface FeedMessage {
  /** `eventos/compania/0` */
  readonly partition: string;
  readonly position: Position;
  readonly type: string;
  readonly correlationId: string;
  /** When it was decided, in milliseconds since the epoch. */
  readonly time: number;
  /** The envelope and its data, fields named as on the wire. */
  readonly json: string;
}

export interface FeedEvent extends FeedMessage {
  /** Who follows from here gets what comes after this event. */
  readonly cursor: string;
}

/** The last events, numbered in the order in which this process read them. */
export class FeedRing {
  private readonly events: FeedEvent[] = [];
  private readonly waiters = new Set<() => void>();
  private readonly begin: Map<string, Position>;
  private readonly reached: Map<string, Position>;
  private count = 0;
  private isEnded = false;

  /** @param from after which position each partition is read */
  constructor(
    private readonly capacity: number,
    from: Vector,
  ) {
    this.begin = new Map(from);
    this.reached = new Map(from);
  }

  /** How far everything has been forgotten, as of now. */
  get tail(): Vector {
    return new Map(this.begin);
  }

  /** How far everything has been read, as of now. */
  get head(): Vector {
    return new Map(this.reached);
  }

  /** The number of the oldest event that it remembers. */
  get oldest(): number {
    return this.count - this.events.length;
  }

  /** The number that the next event will have. */
  get next(): number {
    return this.count;
  }

  /** How many wait for the next event. */
  get waiting(): number {
    return this.waiters.size;
  }

  /** Nothing will be appended any more. */
  get ended(): boolean {
    return this.isEnded;
  }

  /** Adds the partitions that it does not know. */
  learn(partitions: Vector): void {
    for (const [partition, position] of partitions) {
      if (this.reached.has(partition)) continue;
      this.begin.set(partition, position);
      this.reached.set(partition, position);
    }
  }

  /** @param reached how far these messages, and some that are not among them, reach */
  append(messages: readonly FeedMessage[], reached: Vector): void {
    for (const message of messages) this.add(message);
    for (const [partition, position] of reached) this.reached.set(partition, position);
    this.wake();
  }

  end(): void {
    this.isEnded = true;
    this.wake();
  }

  /** At most `limit` events from number `from` on; `undefined` when the first of them is forgotten. */
  slice(from: number, limit: number): readonly FeedEvent[] | undefined {
    if (from < this.oldest) return undefined;
    const length = Math.min(limit, this.count - from);
    return Array.from({ length }, (_, index) => this.at(from + index));
  }

  /** Whether it remembers everything that came after `seen`. */
  remembersAfter(seen: Vector): boolean {
    return [...this.begin].every(
      ([partition, position]) => !isAfter(position, seen.get(partition) ?? BEGINNING),
    );
  }

  /** Whether `seen` tells of a message that has not been read here. */
  isBehind(seen: Vector): boolean {
    return [...seen].some(([partition, position]) => {
      const reached = this.reached.get(partition);
      return reached !== undefined && isMessage(position) && isAfter(position, reached);
    });
  }

  /** Resolves when something was appended, when it ended, or when the signal aborts. */
  changed(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.waiters.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.waiters.add(done);
      signal.addEventListener('abort', done);
      if (signal.aborted) done();
    });
  }

  private wake(): void {
    for (const done of this.waiters) done();
  }

  private add(message: FeedMessage): void {
    const { partition, position } = message;
    if (this.events.length === this.capacity) this.forgetOldest();
    this.reached.set(partition, position);
    this.events[this.count % this.capacity] = { ...message, cursor: encodeVector(this.reached) };
    this.count += 1;
  }

  private forgetOldest(): void {
    const { partition, position } = this.at(this.oldest);
    this.begin.set(partition, position);
  }

  private at(number: number): FeedEvent {
    const event = this.events[number % this.capacity];
    if (!event) throw new Error(`the ring has no event ${number}`);
    return event;
  }
}
