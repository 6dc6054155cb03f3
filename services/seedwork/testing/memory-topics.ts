import type { FeedMessage } from '../src/messaging/feed/ring.js';
import {
  PositionLost,
  type FeedPart,
  type FeedReading,
  type FeedSource,
} from '../src/messaging/feed/source.js';
import type { Vector } from '../src/messaging/feed/vector.js';
import { BEGINNING, isAfter } from '../src/messaging/position.js';

/** What topics hold. Nothing is deleted unless a test says so. */
export class MemoryTopics {
  readonly messages = new Map<string, FeedMessage[]>();
  private readonly deleted = new Map<string, number>();

  constructor(partitions: readonly string[]) {
    for (const partition of partitions) this.messages.set(partition, []);
  }

  publish(partition: string, correlationId = 'operacion', text = ''): FeedMessage {
    const entry = this.of(partition).length;
    const json = JSON.stringify({ id: `${partition}:${entry}`, text });
    const at = { partition, position: [1, entry], time: Date.now() } as const;
    const message: FeedMessage = { ...at, type: 'Paso', correlationId, json };
    this.of(partition).push(message);
    return message;
  }

  /** Another partition, empty. */
  grow(partition: string): void {
    this.messages.set(partition, []);
  }

  /** As retention does, from the oldest on. */
  delete(partition: string, count: number): void {
    this.deleted.set(partition, count);
  }

  /** What comes after a position; throws `PositionLost` when the message at it is gone. */
  after(partition: string, vector: Vector): FeedMessage[] {
    const position = vector.get(partition) ?? BEGINNING;
    if (position[1] >= 0 && position[1] < (this.deleted.get(partition) ?? 0))
      throw new PositionLost(partition);
    return this.of(partition).filter((message) => isAfter(message.position, position));
  }

  private of(partition: string): FeedMessage[] {
    const messages = this.messages.get(partition);
    if (!messages) throw new Error(`no partition ${partition}`);
    return messages;
  }
}

/** How one process reads them: what is new comes when `deliver` says so. */
export class MemorySource implements FeedSource {
  private arrived: FeedPart[] = [];
  private readonly reached = new Map<string, number>();
  private wake: () => void = () => undefined;
  private broken: Error | undefined;
  /** How many were caught up from the topics, in all and at once. */
  caughtUp = 0;
  mostAtOnce = 0;
  private catchingUp = 0;

  constructor(private readonly topics: MemoryTopics) {
    for (const [partition, { length }] of topics.messages) this.reached.set(partition, length);
  }

  /** The next message of a partition, if there is one, reaches this process. */
  deliver(partition: string): void {
    const number = this.reached.get(partition) ?? 0;
    const message = this.topics.messages.get(partition)?.[number];
    if (!message) return;
    this.reached.set(partition, number + 1);
    this.arrived.push(partOf(message));
    this.wake();
  }

  deliverAll(): void {
    for (const [partition, messages] of this.topics.messages) {
      messages.forEach(() => {
        this.deliver(partition);
      });
    }
  }

  /** Ends the reading; what it had not passed on yet is read again. */
  breakOff(error: Error): void {
    this.broken = error;
    this.wake();
  }

  async *read({ from, follow, signal }: FeedReading): AsyncGenerator<FeedPart, void> {
    yield* follow ? this.follow(from, signal) : this.catchUp(from ?? new Map<string, never>());
  }

  private async *follow(from: Vector | undefined, signal: AbortSignal): AsyncGenerator<FeedPart, void> {
    this.arrived = [];
    if (from) this.goBackTo(from);
    const reached = [...this.reached].map(([name, count]) => [name, [1, count - 1]] as const);
    yield { kind: 'opened', from: new Map(reached), ends: new Map() };
    while (!signal.aborted) {
      if (this.broken) throw this.takeError(this.broken);
      yield* this.arrived.splice(0);
      await this.something(signal);
    }
  }

  private goBackTo(from: Vector): void {
    for (const partition of this.topics.messages.keys()) {
      const [, entry] = from.get(partition) ?? BEGINNING;
      this.reached.set(partition, entry + 1);
    }
  }

  private takeError(error: Error): Error {
    this.broken = undefined;
    return error;
  }

  private something(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.wake = wake;
      signal.addEventListener('abort', wake);
      if (this.arrived.length > 0 || this.broken || signal.aborted) wake();
    });
  }

  private async *catchUp(from: Vector): AsyncGenerator<FeedPart, void> {
    this.caughtUp += 1;
    this.catchingUp += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.catchingUp);
    try {
      yield { kind: 'opened', from, ends: new Map() };
      for (const partition of this.topics.messages.keys()) {
        for (const message of this.topics.after(partition, from)) {
          await new Promise(setImmediate);
          yield partOf(message);
        }
      }
    } finally {
      this.catchingUp -= 1;
    }
  }
}

const partOf = (message: FeedMessage): FeedPart => ({
  kind: 'messages',
  messages: [message],
  reached: new Map([[message.partition, message.position]]),
});
