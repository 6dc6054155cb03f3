import { codecFor } from '@propalpes/schemas/codec';
import type { TopicName } from '@propalpes/schemas/generated/types';
import type { MessageId, Producer, ProducerConfig } from 'pulsar-client';
import pRetry from 'p-retry';
import type { EncodedMessage } from '../application/encoded-message.js';
import { Unavailable } from '../application/unavailable.js';
import { withDeadline } from '../runtime/deadline.js';
import { PublishSpan } from '../tracing/publish-span.js';
import type { Broker } from './client.js';
import { LOOKS_UNTIL_LOST, SETTLE_MS } from './native.js';
import { PublishMetrics } from './publish-metrics.js';
import { untilLost } from './until-lost.js';

export interface PublisherSettings {
  /** The only topics that this process writes. */
  readonly topics: readonly TopicName[];
  /** How long a message may wait for the broker's acknowledgement. */
  readonly sendTimeoutMs: number;
  /** How many messages may wait for it at once, per topic. */
  readonly maxPendingMessages: number;
}

/** What the application needs of a publisher. */
export interface MessageSink {
  /** Resolves when the broker has stored every message, in order. Rejects with `Unavailable`. */
  publish(messages: readonly EncodedMessage[]): Promise<void>;
}

/**
 * One producer per topic, kept for the life of the process.
 *
 * A producer that the broker refuses (topic or schema not there yet), or that the client lost, is asked for again
 * until it is there; until then `connected` is false and `publish` rejects with `Unavailable`.
 */
export class Publisher implements MessageSink {
  private readonly producers = new Map<TopicName, Producer>();
  private readonly metrics: ReadonlyMap<TopicName, PublishMetrics>;
  private readonly stopping = new AbortController();
  private readonly keeping: Promise<unknown>;

  constructor(
    private readonly broker: Broker,
    private readonly settings: PublisherSettings,
  ) {
    this.metrics = new Map(settings.topics.map((topic) => [topic, new PublishMetrics(topic)]));
    this.keeping = Promise.allSettled(settings.topics.map((topic) => this.keep(topic)));
  }

  get connected(): boolean {
    return this.settings.topics.every((topic) => this.producers.get(topic)?.isConnected() === true);
  }

  async publish(messages: readonly EncodedMessage[]): Promise<void> {
    for (const message of messages) await this.send(message);
  }

  /** Sends what is pending, then closes. */
  async close(): Promise<void> {
    this.stopping.abort();
    await this.keeping;
    await Promise.all(
      [...this.producers.values()].map(async (producer) => {
        await withDeadline(SETTLE_MS, 'flushing', producer.flush());
        await this.closeOne(producer);
      }),
    );
  }

  /** Until the process stops: opens the producer, and opens it anew whenever the client has lost it. */
  private async keep(topic: TopicName): Promise<void> {
    const { signal } = this.stopping;
    for (;;) {
      const producer = await this.open(topic);
      this.producers.set(topic, producer);
      this.broker.log.info({ topic }, 'producer ready');
      if (!(await untilLost(() => producer.isConnected(), LOOKS_UNTIL_LOST, signal))) return;
      this.broker.log.error({ topic }, 'the client lost the producer, opening it anew');
      this.producers.delete(topic);
      await this.closeOne(producer);
    }
  }

  private open(topic: TopicName): Promise<Producer> {
    const once = (): Promise<Producer> => {
      const creating = this.broker.client.createProducer(this.configOf(topic));
      return withDeadline(SETTLE_MS, topic, creating);
    };
    return pRetry(once, {
      retries: Infinity,
      minTimeout: 200,
      maxTimeout: 5000,
      signal: this.stopping.signal,
      onFailedAttempt: ({ error, attemptNumber }) => {
        this.broker.log.warn(
          { topic, attempt: attemptNumber, reason: error.message },
          'producer refused, asking again',
        );
      },
    });
  }

  private async closeOne(producer: Producer): Promise<void> {
    try {
      await withDeadline(SETTLE_MS, 'closing', producer.close());
    } catch (error) {
      this.broker.log.warn({ err: error }, 'producer not closed');
    }
  }

  private configOf(topic: TopicName): ProducerConfig {
    const { schema } = codecFor(topic);
    return {
      topic: this.broker.topicUrl(topic),
      schema: { schemaType: 'Avro', schema },
      sendTimeoutMs: this.settings.sendTimeoutMs,
      maxPendingMessages: this.settings.maxPendingMessages,
      blockIfQueueFull: false,
      // Key-based batching costs 70 ms at 500 messages a second, and a nack or a crash returns a whole batch.
      batchingEnabled: false,
    };
  }

  private trace({ topic, key, properties: { type, traceparent } }: EncodedMessage, id: MessageId): void {
    const { log } = this.broker;
    if (!log.isLevelEnabled('debug')) return;
    log.debug({ topic, type, key, message_id: id.toString(), traceparent }, 'published');
  }

  private async send(message: EncodedMessage): Promise<void> {
    const producer = this.producers.get(message.topic);
    const metrics = this.metrics.get(message.topic);
    if (!producer) {
      metrics?.noProducer();
      throw new Unavailable(message.topic, 'no producer yet');
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
}
