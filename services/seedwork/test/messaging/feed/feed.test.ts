import { expect } from 'chai';
import { Unavailable } from '../../../src/application/unavailable.js';
import { Feed, type FeedBatch } from '../../../src/messaging/feed/feed.js';
import { PositionLost } from '../../../src/messaging/feed/source.js';
import { encodeVector } from '../../../src/messaging/feed/vector.js';
import { createLog } from '../../../src/runtime/log.js';
import { MemorySource, MemoryTopics } from '../../../testing/memory-topics.js';
import { until } from '../../../testing/until.js';
import { Follower } from '../../support/follower.js';

const COMPANIA = 'eventos/compania/0';
const AUDITORIA = 'eventos/auditoria/0';
const log = createLog({ service: 'test', level: 'silent' });

describe('feed', () => {
  let topics: MemoryTopics;
  let source: MemorySource;
  let feed: Feed;
  let follower: Follower;

  beforeEach(async () => {
    topics = new MemoryTopics([COMPANIA, AUDITORIA]);
    source = new MemorySource(topics);
    feed = new Feed(source, { capacity: 5, patienceMs: 20 }, log);
    follower = new Follower();
    await until('connected', () => feed.connected);
  });

  afterEach(async () => {
    await follower.leave();
    await feed.close();
  });

  /** Resolves when the feed has taken them in. */
  async function publish(count: number, partition = COMPANIA): Promise<void> {
    for (let left = count; left > 0; left -= 1) topics.publish(partition);
    source.deliverAll();
    await new Promise(setImmediate);
  }

  const entries = () => follower.events.map(({ position }) => position[1]);
  const received = (count: number) => until(`${count} events`, () => entries().length >= count);
  const isReset = () => until('reset', () => follower.connections.at(-1)!.resets === 1);

  it('refuses followers until the topics have been opened', () => {
    const young = new Feed(source, { capacity: 1, patienceMs: 1 }, log);
    expect(() => young.follow(undefined, new AbortController().signal)).to.throw(Unavailable);
    return young.close();
  });

  it('tells newcomers at once where they begin', async () => {
    await publish(2);
    follower.connect(feed);
    await until('a cursor', () => follower.cursors.length > 0);
    await publish(1);
    await received(1);
    expect(entries()).to.deep.equal([2]);
  });

  it('goes on after any cursor that it remembers, without asking the topics', async () => {
    follower.connect(feed);
    await publish(3);
    await received(3);
    await follower.leave();
    await publish(2);
    follower.connect(feed, follower.connections[0]!.events[1]!.cursor);
    await received(6);
    expect(entries()).to.deep.equal([0, 1, 2, 2, 3, 4]);
    expect(source.caughtUp).to.equal(0);
  });

  it('catches up from the topics whoever was away for longer', async () => {
    follower.connect(feed);
    await until('a cursor', () => follower.cursors.length > 0);
    await follower.leave();
    await publish(8);
    follower.connect(feed);
    await received(8);
    await publish(1, AUDITORIA);
    await received(9);
    expect(entries()).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 0]);
    expect(source.caughtUp).to.equal(1);
  });

  it('catches up two at once, the others in their turn', async () => {
    const cursor = encodeVector(new Map([[COMPANIA, [1, -1]]]));
    await publish(8);
    const crowd = Array.from({ length: 10 }, () => new Follower());
    for (const one of crowd) one.connect(feed, cursor);
    await until('everyone has everything', () => crowd.every(({ events }) => events.length === 8));
    await Promise.all(crowd.map((one) => one.leave()));
    expect(source.mostAtOnce).to.equal(2);
  });

  describe('while others that catch up do not take what they get', () => {
    const cursor = encodeVector(new Map([[COMPANIA, [1, -1]]]));
    let slow: AsyncGenerator<FeedBatch, void>[];

    /** Each has its turn, and one batch. */
    async function occupy(turns: Feed): Promise<void> {
      slow = [1, 2].map(() => turns.follow(cursor, new AbortController().signal));
      await Promise.all(slow.map((one) => one.next()));
    }

    afterEach(() => Promise.all(slow.map((one) => one.return())));

    it('lets go at once of a follower that is gone before its turn', async () => {
      await publish(8);
      await occupy(feed);
      const gone = new AbortController();
      const waiting = feed.follow(cursor, gone.signal).next();
      await new Promise(setImmediate);
      gone.abort();
      expect(await waiting).to.deep.equal({ done: true, value: undefined });
      await Promise.all(slow.map((one) => one.return()));
      follower.connect(feed, cursor);
      await received(8);
      expect(source.caughtUp).to.equal(3);
    });

    it('gives their turns to others, and another one to them when they go on', async () => {
      await publish(8);
      const settings = { capacity: 5, patienceMs: 20, takeWithinMs: 20 };
      const impatient = new Feed(new MemorySource(topics), settings, log);
      await until('connected', () => impatient.connected);
      await occupy(impatient);
      follower.connect(impatient, cursor);
      await received(8);
      const [one] = slow;
      const seen: number[] = [];
      while (seen.length < 7) {
        const { value } = await one!.next();
        seen.push(...(value?.events ?? []).map(({ position }) => position[1]));
      }
      expect(seen).to.deep.equal([1, 2, 3, 4, 5, 6, 7]);
      await follower.leave();
      await impatient.close();
    });
  });

  it('resets whoever missed what is deleted', async () => {
    const cursor = encodeVector(new Map([[COMPANIA, [1, 0]]]));
    await publish(8);
    topics.delete(COMPANIA, 2);
    follower.connect(feed, cursor);
    await isReset();
    await publish(1);
    await received(1);
    expect(entries()).to.deep.equal([8]);
  });

  it('resets whoever comes with a position of other topics', async () => {
    follower.connect(feed, encodeVector(new Map([[COMPANIA, [7, 7]]])));
    await isReset();
  });

  it('resets whoever comes with a cursor that it cannot read', async () => {
    follower.connect(feed, 'nonsense');
    await isReset();
  });

  it('lets go of a follower that takes so long that events are forgotten', async () => {
    const slow = feed.follow(undefined, new AbortController().signal);
    await slow.next();
    await publish(6);
    expect(await slow.next()).to.deep.equal({ done: true, value: undefined });
  });

  it('reads on from where it was when the reading breaks off', async () => {
    follower.connect(feed);
    await publish(1);
    await received(1);
    source.breakOff(new Error('the broker is away'));
    await until('away', () => !feed.connected);
    topics.publish(COMPANIA);
    await until('back', () => feed.connected);
    source.deliverAll();
    await received(2);
    expect(follower.connections).to.have.length(1);
    expect(entries()).to.deep.equal([0, 1]);
  });

  it('begins anew, without its followers, when what comes next is deleted', async () => {
    follower.connect(feed);
    await publish(1);
    await received(1);
    source.breakOff(new PositionLost('deleted meanwhile'));
    await until('let go', () => !follower.connected);
    await until('back', () => feed.connected);
    follower.connect(feed);
    await publish(1);
    await received(2);
    expect(entries()).to.deep.equal([0, 1]);
  });

  it('learns of partitions that a topic has grown, from their beginning', async () => {
    follower.connect(feed);
    await until('a cursor', () => follower.cursors.length > 0);
    topics.grow('eventos/compania/1');
    source.breakOff(new Error('a topic has grown'));
    await until('away', () => !feed.connected);
    await until('back', () => feed.connected);
    await publish(1, 'eventos/compania/1');
    await received(1);
    expect(follower.events[0]).to.include({ partition: 'eventos/compania/1' });
  });

  it('keeps nothing of followers that are gone', async () => {
    const crowd = Array.from({ length: 50 }, () => new Follower());
    for (const one of crowd) one.connect(feed);
    await until('waiting', () => feed.waiting === 50);
    await Promise.all(crowd.map((one) => one.leave()));
    expect(feed.waiting).to.equal(0);
  });

  it('ends its followers when it is closed', async () => {
    follower.connect(feed);
    await until('waiting', () => feed.waiting === 1);
    await feed.close();
    await until('ended', () => !follower.connected);
  });
});
