import { expect } from 'chai';
import { setTimeout as pause } from 'node:timers/promises';
import type { Feed, FeedBatch } from '../../../src/messaging/feed/feed.js';
import { encodeVector } from '../../../src/messaging/feed/vector.js';
import { until } from '../../../testing/until.js';
import { COMPANIA, FeedInMemory } from '../../support/feed-in-memory.js';
import { Follower } from '../../support/follower.js';

/** Before the first event. */
const cursor = encodeVector(new Map([[COMPANIA, [1, -1]]]));

describe('turns of who catches up with a feed', () => {
  it('are two at once', async () => {
    const memory = await FeedInMemory.open();
    await memory.publish(8);
    const crowd = Array.from({ length: 10 }, () => new Follower());
    for (const one of crowd) one.connect(memory.feed, cursor);
    await until('everyone has everything', () => crowd.every(({ events }) => events.length === 8));
    await Promise.all(crowd.map((one) => one.leave()));
    expect(memory.source.mostAtOnce).to.equal(2);
    await memory.close();
  });

  describe('while those who have them do not take what they get', () => {
    let memory: FeedInMemory;
    let slow: AsyncGenerator<FeedBatch, void>[];

    /** Each has its turn, and one batch. */
    async function occupy(feed: Feed): Promise<void> {
      slow = [1, 2].map(() => feed.follow(cursor, new AbortController().signal));
      await Promise.all(slow.map((one) => one.next()));
    }

    async function openOccupied(turnMs?: number, count = 8): Promise<void> {
      memory = await FeedInMemory.open(turnMs);
      await memory.publish(count);
      await occupy(memory.feed);
    }

    afterEach(async () => {
      await Promise.all(slow.map((one) => one.return()));
      await memory.close();
    });

    it('are not kept for a follower that is gone before its own', async () => {
      await openOccupied();
      const gone = new AbortController();
      const waiting = memory.feed.follow(cursor, gone.signal).next();
      await new Promise(setImmediate);
      gone.abort();
      expect(await waiting).to.deep.equal({ done: true, value: undefined });
      await Promise.all(slow.map((one) => one.return()));
      memory.follower.connect(memory.feed, cursor);
      await memory.received(8);
      expect(memory.source.caughtUp).to.equal(3);
    });

    it('go to others, and another one to them when they go on', async () => {
      await openOccupied(20);
      memory.follower.connect(memory.feed, cursor);
      await memory.received(8);
      const [one] = slow;
      const seen: number[] = [];
      while (seen.length < 7) {
        const { value } = await one!.next();
        seen.push(...(value?.events ?? []).map(({ position }) => position[1]));
      }
      expect(seen).to.deep.equal([1, 2, 3, 4, 5, 6, 7]);
    });

    it('go to others though each batch is taken soon', async () => {
      await openOccupied(100, 200);
      memory.follower.connect(memory.feed, cursor);
      let taken = 2;
      while (taken < 400 && memory.follower.events.length === 0) {
        for (const one of slow) taken += (await one.next()).value?.events.length ?? 0;
        await pause(5);
      }
      expect(taken).to.be.below(400);
    });
  });
});
