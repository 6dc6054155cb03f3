import { expect } from 'chai';
import pulsar from 'pulsar-client';
import type { Broker } from '../../../src/messaging/client.js';
import { PartitionReader } from '../../../src/messaging/feed/partition-reader.js';
import { BEGINNING } from '../../../src/messaging/position.js';

const partition = { name: 'eventos/compania/0', url: 'eventos/compania-partition-0', index: 0 };

const turn = () => new Promise(setImmediate);

/** A partition that never ends. */
class Endless {
  read = 0;

  readonly broker = {
    client: {
      createReader: () => Promise.resolve({ hasNext: () => true, readNext: () => this.next() }),
    },
  } as unknown as Broker;

  private async next(): Promise<unknown> {
    await turn();
    this.read += 1;
    return {
      getMessageId: () => pulsar.MessageId.earliest(),
      getProperties: () => ({}),
      getData: () => Buffer.alloc(0),
    };
  }
}

describe('who reads a partition', () => {
  for (const way of ['drain', 'follow'] as const) {
    it(`reads nothing more while nobody takes what it tells (${way})`, async () => {
      const endless = new Endless();
      const reader = await PartitionReader.open(endless.broker, partition, BEGINNING, true);
      const told = new Promise<void>((resolve) => {
        void reader[way](() => {
          if (endless.read === 3) resolve();
          return endless.read < 3 ? Promise.resolve() : new Promise(() => undefined);
        });
      });
      await told;
      await turn();
      await turn();
      expect(endless.read).to.equal(3);
    });
  }
});
