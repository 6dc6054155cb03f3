import type { TopicName } from '@propalpes/schemas/generated/types';
import type { MessageId } from 'pulsar-client';
import type { EncodedMessage } from '../application/encoded-message.js';
import { Unavailable } from '../application/unavailable.js';
import { PublishSpan } from '../tracing/publish-span.js';
import type { Broker } from './client.js';
import { KeptProducer, type ProducerSettings } from './kept-producer.js';
import { PublishMetrics } from './publish-metrics.js';

export interface PublisherSettings extends ProducerSettings {
  /** The only topics that this process writes. */
  readonly topics: readonly TopicName[];
  /** Whether a message is refused at once while there is no connection, in place of waiting for one. */
  readonly refuseWhileAway?: boolean;
}

/** What the application needs of a publisher. */
export interface MessageSink {
  /** Resolves when the broker has stored every message, in order. Rejects with `Unavailable`. */
  publish(messages: readonly EncodedMessage[]): Promise<void>;
}

/** One producer per topic. While one is missing `connected` is false and what it should send is `Unavailable`. */
export class Publisher implements MessageSink {
  private readonly producers: ReadonlyMap<TopicName, KeptProducer>;
  private readonly metrics: ReadonlyMap<TopicName, PublishMetrics>;
  private readonly refuseWhileAway: boolean;

  constructor(
    private readonly broker: Broker,
    { topics, refuseWhileAway = false, ...settings }: PublisherSettings,
  ) {
    this.refuseWhileAway = refuseWhileAway;
    this.metrics = new Map(topics.map((topic) => [topic, new PublishMetrics(topic)]));
    this.producers = new Map(topics.map((topic) => [topic, new KeptProducer(broker, topic, settings)]));
  }

  get connected(): boolean {
    return [...this.producers.values()].every((producer) => producer.connected);
  }

  async publish(messages: readonly EncodedMessage[]): Promise<void> {
    for (const message of messages) await this.send(message);
  }

  /** Sends what is pending, then closes. */
  async close(): Promise<void> {
    await Promise.all([...this.producers.values()].map((producer) => producer.close()));
  }

  private async send(message: EncodedMessage): Promise<void> {
    const kept = this.producers.get(message.topic);
    const producer = kept?.current;
    const metrics = this.metrics.get(message.topic);
    if (!producer || (this.refuseWhileAway && !kept.connected)) {
      metrics?.noProducer();
      throw new Unavailable(message.topic, 'there is no connection');
    }
    const span = PublishSpan.begin(message);
    const sentAt = performance.now();
    try {
      const id = await producer.send({
        data: message.bytes,
        properties: { ...message.properties, ...(span && { traceparent: span.traceparent }) },
        partitionKey: message.key,
      });
      metrics?.acknowledged((performance.now() - sentAt) / 1000);
      span?.sent(id);
      this.trace(message, id);
    } catch (error) {
      metrics?.failed(error);
      span?.failed(error);
      throw new Unavailable(message.topic, String(error), { cause: error });
    }
  }

  private trace({ topic, key, properties: { type, traceparent } }: EncodedMessage, id: MessageId): void {
    const { log } = this.broker;
    if (!log.isLevelEnabled('debug')) return;
    log.debug({ topic, type, key, message_id: id.toString(), traceparent }, 'published');
  }
}
