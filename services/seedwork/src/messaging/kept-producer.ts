import { codecFor } from '@propalpes/schemas/codec';
import type { TopicName } from '@propalpes/schemas/generated/types';
import type { Producer, ProducerConfig } from 'pulsar-client';
import { askUntilThere } from '../runtime/ask-until-there.js';
import { withDeadline } from '../runtime/deadline.js';
import type { Broker } from './client.js';
import { LOOKS_UNTIL_LOST, SETTLE_MS } from './native.js';
import { closeProducer, openProducer } from './producers.js';
import { untilLost } from './until-lost.js';

export interface ProducerSettings {
  /** How long a message may wait for the broker's acknowledgement. */
  readonly sendTimeoutMs: number;
  /** How many messages may wait for it at once, per topic. */
  readonly maxPendingMessages: number;
}

/**
 * The producer of one topic, kept for the life of the process.
 *
 * One that the broker refuses (topic or schema not there yet), or that the client lost, is asked for again until it
 * is there.
 */
export class KeptProducer {
  private producer: Producer | undefined;
  private readonly stopping = new AbortController();
  private readonly keeping: Promise<void>;

  constructor(
    private readonly broker: Broker,
    private readonly topic: TopicName,
    private readonly settings: ProducerSettings,
  ) {
    this.keeping = this.keep();
  }

  /** `undefined` while there is none. */
  get current(): Producer | undefined {
    return this.producer;
  }

  get connected(): boolean {
    return this.producer?.isConnected() === true;
  }

  /** Sends what is pending, then closes. */
  async close(): Promise<void> {
    this.stopping.abort();
    await this.keeping;
    if (!this.producer) return;
    await withDeadline(SETTLE_MS, 'flushing', this.producer.flush());
    await closeProducer(this.broker, this.producer);
  }

  private async keep(): Promise<void> {
    const { signal } = this.stopping;
    try {
      for (;;) {
        const producer = await this.open();
        this.producer = producer;
        this.broker.log.info({ topic: this.topic }, 'producer ready');
        if (!(await untilLost(() => producer.isConnected(), LOOKS_UNTIL_LOST, signal))) return;
        this.broker.log.error({ topic: this.topic }, 'the client lost the producer, opening it anew');
        this.producer = undefined;
        await closeProducer(this.broker, producer);
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  private open(): Promise<Producer> {
    return askUntilThere(() => openProducer(this.broker, this.config()), {
      names: { topic: this.topic },
      refusal: 'producer refused',
      log: this.broker.log,
      signal: this.stopping.signal,
    });
  }

  private config(): ProducerConfig {
    const { schema } = codecFor(this.topic);
    return {
      topic: this.broker.topicUrl(this.topic),
      schema: { schemaType: 'Avro', schema },
      sendTimeoutMs: this.settings.sendTimeoutMs,
      maxPendingMessages: this.settings.maxPendingMessages,
      blockIfQueueFull: false,
      // Key-based batching costs 70 ms at 500 messages a second, and a nack or a crash returns a whole batch.
      batchingEnabled: false,
    };
  }
}
