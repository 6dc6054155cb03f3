import { expect } from 'chai';
import type { Producer } from 'pulsar-client';
import { Unavailable } from '../../src/application/unavailable.js';
import { newId } from '../../src/domain/id.js';
import type { Broker } from '../../src/messaging/client.js';
import { Publisher } from '../../src/messaging/publisher.js';
import { createLog } from '../../src/runtime/log.js';
import { metric } from '../../testing/metric.js';
import { until } from '../../testing/until.js';
import { crear } from '../support/commands.js';

const topic = 'comandos/compania';

describe('a publisher that refuses while the broker is away', () => {
  it('does so at once, and counts it', async () => {
    let connected = true;
    const producer = {
      isConnected: () => connected,
      send: () => new Promise(() => undefined),
      flush: () => Promise.resolve(null),
      close: () => Promise.resolve(null),
    } as unknown as Producer;
    const broker = {
      client: { createProducer: () => Promise.resolve(producer) },
      log: createLog({ service: 'test', level: 'silent' }),
      topicUrl: (name: string) => name,
    } as unknown as Broker;
    const settings = { topics: [topic], sendTimeoutMs: 5000, maxPendingMessages: 10 } as const;
    const publisher = new Publisher(broker, { ...settings, refuseWhileAway: true });
    await until('connected', () => publisher.connected);
    const failures = () => metric('propalpes_publish_failures_total', { topic, kind: 'no_producer' });
    const before = await failures();
    connected = false;
    const error: unknown = await publisher.publish([crear(newId())]).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(Unavailable);
    expect(await failures()).to.equal(before + 1);
    await publisher.close();
  });
});
