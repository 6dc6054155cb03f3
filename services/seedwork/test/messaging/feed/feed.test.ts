import { expect } from 'chai';
import { Unavailable } from '../../../src/application/unavailable.js';
import { Feed } from '../../../src/messaging/feed/feed.js';
import { PositionLost } from '../../../src/messaging/feed/source.js';
import { encodeVector } from '../../../src/messaging/feed/vector.js';
import { createLog } from '../../../src/runtime/log.js';
import type { MemorySource, MemoryTopics } from '../../../testing/memory-topics.js';
import { until } from '../../../testing/until.js';
import { AUDITORIA, COMPANIA, FeedInMemory } from '../../support/feed-in-memory.js';
import { Follower } from '../../support/follower.js';

describe('feed', () => {
  let memory: FeedInMemory;
  let topics: MemoryTopics;
  let source: MemorySource;
  let feed: Feed;
  let follower: Follower;

  beforeEach(async () => {
    memory = await FeedInMemory.open();
    ({ topics, source, feed, follower } = memory);
  });

  afterEach(() => memory.close());

  const isReset = () => until('reset', () => follower.connections.at(-1)!.resets === 1);

  it('refuses followers until the topics have been opened', () => {
    const young = new Feed(
      source,
      { capacity: 1, patienceMs: 1 },
      createLog({ service: 'test', level: 'silent' }),
    );
    expect(() => young.follow(undefined, new AbortController().signal)).to.throw(Unavailable);
    return young.close();
  });

  it('tells newcomers at once where they begin', async () => {
    await memory.publish(2);
    follower.connect(feed);
    await until('a cursor', () => follower.cursors.length > 0);
    await memory.publish(1);
    await memory.received(1);
    expect(memory.entries()).to.deep.equal([2]);
  });

  it('goes on after any cursor that it remembers, without asking the topics', async () => {
    follower.connect(feed);
    await memory.publish(3);
    await memory.received(3);
    await follower.leave();
    await memory.publish(2);
    follower.connect(feed, follower.connections[0]!.events[1]!.cursor);
    await memory.received(6);
    expect(memory.entries()).to.deep.equal([0, 1, 2, 2, 3, 4]);
    expect(source.caughtUp).to.equal(0);
  });

  it('catches up from the topics whoever was away for longer', async () => {
    follower.connect(feed);
    await until('a cursor', () => follower.cursors.length > 0);
    await follower.leave();
    await memory.publish(8);
    follower.connect(feed);
    await memory.received(8);
    await memory.publish(1, AUDITORIA);
    await memory.received(9);
    expect(memory.entries()).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 0]);
    expect(source.caughtUp).to.equal(1);
  });

  it('resets whoever missed what is deleted', async () => {
    const cursor = encodeVector(new Map([[COMPANIA, [1, 0]]]));
    await memory.publish(8);
    topics.delete(COMPANIA, 2);
    follower.connect(feed, cursor);
    await isReset();
    await memory.publish(1);
    await memory.received(1);
    expect(memory.entries()).to.deep.equal([8]);
  });

  it('resets whoever comes with a position of other topics', async () => {
    follower.connect(feed, encodeVector(new Map([[COMPANIA, [7, 7]]])));
    await isReset();
  });

  it('resets whoever came with a position of other topics while it was away', async () => {
    source.breakOff(new Error('the broker is away'));
    await until('away', () => !feed.connected);
    follower.connect(feed, encodeVector(new Map([[COMPANIA, [7, 7]]])));
    await until('back', () => feed.connected);
    await isReset();
  });

  it('resets whoever comes with a cursor that it cannot read', async () => {
    follower.connect(feed, 'nonsense');
    await isReset();
  });

  it('lets go of a follower that takes so long that events are forgotten', async () => {
    const slow = feed.follow(undefined, new AbortController().signal);
    await slow.next();
    await memory.publish(6);
    expect(await slow.next()).to.deep.equal({ done: true, value: undefined });
  });

  it('reads on from where it was when the reading breaks off', async () => {
    follower.connect(feed);
    await memory.publish(1);
    await memory.received(1);
    source.breakOff(new Error('the broker is away'));
    await until('away', () => !feed.connected);
    topics.publish(COMPANIA);
    await until('back', () => feed.connected);
    source.deliverAll();
    await memory.received(2);
    expect(follower.connections).to.have.length(1);
    expect(memory.entries()).to.deep.equal([0, 1]);
  });

  it('begins anew, without its followers, when what comes next is deleted', async () => {
    follower.connect(feed);
    await memory.publish(1);
    await memory.received(1);
    source.breakOff(new PositionLost('deleted meanwhile'));
    await until('let go', () => !follower.connected);
    await until('back', () => feed.connected);
    follower.connect(feed);
    await memory.publish(1);
    await memory.received(2);
    expect(memory.entries()).to.deep.equal([0, 1]);
  });

  it('learns of partitions that a topic has grown, from their beginning', async () => {
    follower.connect(feed);
    await until('a cursor', () => follower.cursors.length > 0);
    topics.grow('eventos/compania/1');
    source.breakOff(new Error('a topic has grown'));
    await until('away', () => !feed.connected);
    await until('back', () => feed.connected);
    await memory.publish(1, 'eventos/compania/1');
    await memory.received(1);
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
