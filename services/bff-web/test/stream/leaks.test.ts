import { metric } from '@propalpes/seedwork/testing/metric';
import { until } from '@propalpes/seedwork/testing/until';
import { expect } from 'chai';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { EVENTOS, TestBff } from '../support/bff.js';
import { StreamClient } from '../support/stream-client.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe('/stream, for many that come and go', () => {
  const bff = new TestBff();

  before(() => bff.start());

  after(() => bff.stop());

  async function comeAndGo(count: number): Promise<void> {
    for (let come = 0; come < count; come += 50) {
      const clients = await Promise.all(
        Array.from({ length: 50 }, () => StreamClient.following(`${bff.url}/stream`)),
      );
      bff.topics.publish(EVENTOS);
      bff.source.deliverAll();
      for (const client of clients) client.close();
    }
    await until('gone', async () => (await metric('bff_streams_open', { kind: 'eventos' })) === 0);
    await until('nobody waits', () => bff.feed.waiting === 0);
  }

  async function heapAfter(count: number): Promise<number> {
    await comeAndGo(count);
    bff.lines.length = 0;
    collectGarbage();
    return process.memoryUsage().heapUsed;
  }

  it('keeps neither a listener nor memory', async () => {
    const warm = await heapAfter(600);
    const later = await heapAfter(1000);
    expect((later - warm) / 1000, 'bytes for each').to.be.lessThan(2500);
  }).timeout(60_000);
});
