import { setMaxListeners } from 'node:events';
import type { Client, Consumer, Message } from 'pulsar-client';
import { withDeadline } from '../runtime/deadline.js';
import type { Broker } from './client.js';
import { SETTLE_MS } from './native.js';

export interface SessionSettings {
  readonly topic: string;
  readonly subscription: string;
  /** How many messages are fetched ahead of `receive`. */
  readonly prefetch: number;
}

/**
 * A subscription's stay at the broker, over a connection of its own: the connection goes with the consumer, so that
 * the broker gives its messages to others whatever the client does.
 */
export class Session {
  private readonly client: Client;
  private readonly ended = new AbortController();
  private consumer: Consumer | undefined;
  private giveUp: ((reason: Error) => void) | undefined;

  constructor(
    private readonly broker: Broker,
    private readonly settings: SessionSettings,
  ) {
    this.client = broker.connect();
    // Every message that waits for its next try listens; the intake bounds how many there are.
    setMaxListeners(0, this.ended.signal);
  }

  get connected(): boolean {
    return this.consumer?.isConnected() === true;
  }

  /** Aborted when its messages go back to the broker: nothing is begun for them from then on. */
  get signal(): AbortSignal {
    return this.ended.signal;
  }

  /** Resolves when the broker has it. Rejects when it does not, when it does not answer in time, and when closed. */
  async open(): Promise<void> {
    const { topic, subscription, prefetch } = this.settings;
    const subscribing = this.client.subscribe({
      topic: this.broker.topicUrl(topic),
      subscription,
      subscriptionType: 'KeyShared',
      receiverQueueSize: prefetch,
    });
    this.consumer = await withDeadline(SETTLE_MS, 'subscribe', subscribing);
    this.signal.throwIfAborted();
  }

  /**
   * One at a time. Rejects when ended meanwhile: the native client should (apache/pulsar-client-node 133), but now and
   * then it leaves the promise open for ever.
   */
  receive(): Promise<Message> {
    const { consumer } = this;
    if (!consumer) throw new Error('not open');
    return new Promise((resolve, reject) => {
      this.giveUp = reject;
      consumer.receive().then(resolve, reject);
    });
  }

  /** What cannot be acknowledged, or not in time, is delivered again. */
  async acknowledge(message: Message, withinMs = SETTLE_MS): Promise<void> {
    try {
      if (this.consumer) await withDeadline(withinMs, 'acknowledging', this.consumer.acknowledge(message));
    } catch (error) {
      this.broker.log.warn({ ...this.names, err: error }, 'not acknowledged, will be delivered again');
    }
  }

  /** Begins nothing more; what is being worked on may still be acknowledged. */
  end(): void {
    this.ended.abort();
    this.giveUp?.(new Error('the session has ended'));
  }

  /** Gives what is not acknowledged back. */
  async close(): Promise<void> {
    this.end();
    for (const open of [this.consumer, this.client]) {
      try {
        if (open) await withDeadline(SETTLE_MS, 'closing', open.close());
      } catch (error) {
        this.broker.log.warn({ ...this.names, err: error }, 'not closed');
      }
    }
  }

  private get names(): { topic: string; subscription: string } {
    const { topic, subscription } = this.settings;
    return { topic, subscription };
  }
}
