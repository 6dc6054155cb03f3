import Pulsar from 'pulsar-client';

import { setting } from '../integration/real-broker.js';

/** Makes a backlog on a topic of the real broker, and works it off. */
export class Traffic {
  readonly #client: Pulsar.Client;

  constructor(readonly topic: string) {
    this.#client = new Pulsar.Client({
      serviceUrl: setting('PULSAR_SERVICE_URL'),
      operationTimeoutSeconds: 5,
      log: () => undefined,
    });
  }

  async produce(count: number): Promise<void> {
    const producer = await this.#client.createProducer({ topic: this.topic, batchingEnabled: false });
    const messages = Array.from({ length: count }, (_, index) => ({
      data: Buffer.from('x'),
      partitionKey: `key-${index}`,
    }));
    await Promise.all(messages.map((it) => producer.send(it)));
    await producer.close();
  }

  /** Acknowledges `count` messages. */
  async consume(subscription: string, count: number): Promise<void> {
    const consumer = await this.#client.subscribe({
      topic: this.topic,
      subscription,
      subscriptionType: 'KeyShared',
    });
    for (let done = 0; done < count; done += 1) await consumer.acknowledge(await consumer.receive(5_000));
    await consumer.close();
  }

  async close(): Promise<void> {
    await this.#client.close();
  }
}
