import { codecFor } from '@propalpes/schemas/codec';
import type { TopicName } from '@propalpes/schemas/generated/types';
import type { Producer } from 'pulsar-client';
import type { Broker } from '../../src/messaging/client.js';

export interface RawMessage {
  readonly key: string;
  readonly bytes: Buffer;
  readonly properties: Readonly<Record<string, string>>;
}

/** Writes any bytes to a topic, as a program with a bug could; the schema is the one that the program declares. */
export class RawTopic {
  private constructor(private readonly producer: Producer) {}

  static async open(broker: Broker, topic: TopicName, schema = codecFor(topic).schema): Promise<RawTopic> {
    const producer = await broker.client.createProducer({
      topic: broker.topicUrl(topic),
      schema: { schemaType: 'Avro', schema },
      batchingEnabled: false,
    });
    return new RawTopic(producer);
  }

  async send(...messages: readonly RawMessage[]): Promise<void> {
    for (const { key, bytes, properties } of messages)
      await this.producer.send({ data: bytes, partitionKey: key, properties: { ...properties } });
  }

  async close(): Promise<void> {
    await this.producer.close();
  }
}
