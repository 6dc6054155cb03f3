import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import type { Message } from 'pulsar-client';
import { eachInOrder } from '../../src/broker/each-in-order.js';
import type { Pending } from '../../src/broker/pending.js';

/** Messages that say which of their key they are. */
async function* messagesOf(keys: readonly string[], each: number): AsyncGenerator<Pending> {
  for (let number = 0; number < each; number += 1) {
    for (const key of keys) {
      const message = { getPartitionKey: () => key, getPublishTimestamp: () => number } as Message;
      yield await Promise.resolve({
        message,
        place: { position: [0, number], partition: 0 },
        done: () => Promise.resolve(),
      });
    }
  }
}

describe('work on each message in order', () => {
  it('is done on one of a key at a time, and on several keys at once', async () => {
    const done = new Map<string, number[]>();
    let atOnce = 0;
    let most = 0;
    await eachInOrder(messagesOf(['a', 'b', 'c'], 50), async (message) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await turn();
      const key = message.getPartitionKey();
      done.set(key, [...(done.get(key) ?? []), message.getPublishTimestamp()]);
      atOnce -= 1;
    });
    const inOrder = Array.from({ length: 50 }, (_, number) => number);
    expect(Object.fromEntries(done)).to.deep.equal({ a: inOrder, b: inOrder, c: inOrder });
    expect(most).to.equal(3);
  });

  it('ends with the first failure, soon', async () => {
    let begun = 0;
    const failing = eachInOrder(messagesOf(['a', 'b'], 500), () => {
      begun += 1;
      return Promise.reject(new Error('the database is away'));
    });
    expect(String(await failing.catch((it: unknown) => it))).to.include('the database is away');
    expect(begun).to.be.below(200);
  });
});
