import { expect } from 'chai';
import type { Broker } from '../../../src/messaging/client.js';
import { PartitionReader } from '../../../src/messaging/feed/partition-reader.js';
import { BEGINNING } from '../../../src/messaging/position.js';
import { EndlessReader, turn } from '../../support/endless-reader.js';

const partition = { name: 'eventos/compania/0', url: 'eventos/compania-partition-0', index: 0 };

describe('who reads a partition', () => {
  for (const way of ['drain', 'follow'] as const) {
    it(`reads nothing more while nobody takes what it tells (${way})`, async () => {
      const endless = new EndlessReader();
      const broker = { client: { createReader: () => Promise.resolve(endless) } } as unknown as Broker;
      const reader = await PartitionReader.open(broker, partition, BEGINNING, true);
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
