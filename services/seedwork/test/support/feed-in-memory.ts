import { Feed } from '../../src/messaging/feed/feed.js';
import { createLog } from '../../src/runtime/log.js';
import { MemorySource, MemoryTopics } from '../../testing/memory-topics.js';
import { until } from '../../testing/until.js';
import { Follower } from './follower.js';

export const COMPANIA = 'eventos/compania/0';
export const AUDITORIA = 'eventos/auditoria/0';

const log = createLog({ service: 'test', level: 'silent' });

/** A feed that remembers five events of topics in memory, and somebody to follow it. */
export class FeedInMemory {
  readonly topics = new MemoryTopics([COMPANIA, AUDITORIA]);
  readonly source = new MemorySource(this.topics);
  readonly follower = new Follower();
  readonly feed: Feed;

  private constructor(turnMs: number | undefined) {
    const settings = { capacity: 5, patienceMs: 20, ...(turnMs !== undefined && { turnMs }) };
    this.feed = new Feed(this.source, settings, log);
  }

  /** `turnMs`: how long who catches up may keep its turn. */
  static async open(turnMs?: number): Promise<FeedInMemory> {
    const opened = new FeedInMemory(turnMs);
    await until('connected', () => opened.feed.connected);
    return opened;
  }

  async close(): Promise<void> {
    await this.follower.leave();
    await this.feed.close();
  }

  /** Resolves when the feed has taken them in. */
  async publish(count: number, partition = COMPANIA): Promise<void> {
    for (let left = count; left > 0; left -= 1) this.topics.publish(partition);
    this.source.deliverAll();
    await new Promise(setImmediate);
  }

  /** Where in their partitions the events are that the follower has. */
  entries(): number[] {
    return this.follower.events.map(({ position }) => position[1]);
  }

  async received(count: number): Promise<void> {
    await until(`${count} events`, () => this.entries().length >= count);
  }
}
