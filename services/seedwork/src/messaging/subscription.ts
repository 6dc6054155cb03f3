import type { Client, Consumer, Message } from 'pulsar-client';
import pRetry from 'p-retry';
import type { Broker } from './client.js';
import { withDeadline } from './deadline.js';
import { Intake } from './intake.js';
import { LOOKS_UNTIL_LOST, SETTLE_MS } from './native.js';
import { untilLost } from './until-lost.js';

export interface SubscriptionSettings {
  readonly topic: string;
  readonly subscription: string;
  /** Intake stops at this many messages received and not acknowledged. */
  readonly maxUnacknowledged: number;
}

/** Works on one message and resolves when it needs no more; `acknowledge` tells the broker so. */
export type OnMessage = (message: Message, acknowledge: () => Promise<void>) => Promise<void>;

/**
 * The receive loop of one Key_Shared subscription: subscribes until the broker has it, bounds what is in hand,
 * subscribes again should the client give up. `connected` is false meanwhile.
 */
export class Subscription {
  private readonly intake: Intake;
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;
  private client: Client | undefined;
  private consumer: Consumer | undefined;

  constructor(
    private readonly broker: Broker,
    private readonly settings: SubscriptionSettings,
    private readonly onMessage: OnMessage,
  ) {
    this.intake = new Intake(settings.maxUnacknowledged);
    this.running = this.run();
  }

  get connected(): boolean {
    return this.consumer?.isConnected() === true;
  }

  /** No message is taken from here on; those in hand may still be acknowledged. */
  stopIntake(): void {
    this.stopping.abort();
  }

  /** Gives what is not acknowledged back to the broker. */
  async close(): Promise<void> {
    this.stopIntake();
    // A pending receive ends only when its consumer is closed: apache/pulsar-client-node 133.
    await this.release();
    await this.running;
    // A subscribe that was on its way may have been answered meanwhile.
    await this.release();
  }

  private async run(): Promise<void> {
    while (!this.isStopped()) {
      try {
        await this.receiveFrom(await this.subscribe());
      } catch (error) {
        if (this.isStopped()) return;
        this.broker.log.error({ ...this.names, err: error }, 'subscription lost');
        await this.release();
      }
    }
  }

  /** The connection goes with the consumer, so that the broker gives its messages to others whatever the client does. */
  private async release(): Promise<void> {
    const { client, consumer } = this;
    this.client = undefined;
    this.consumer = undefined;
    for (const open of [consumer, client]) {
      try {
        if (open) await withDeadline(SETTLE_MS, 'closing', open.close());
      } catch (error) {
        this.broker.log.warn({ ...this.names, err: error }, 'not closed');
      }
    }
  }

  private async receiveFrom(consumer: Consumer): Promise<void> {
    const watch = new AbortController();
    void this.releaseWhenLost(consumer, AbortSignal.any([watch.signal, this.stopping.signal]));
    try {
      while (!this.isStopped()) {
        await this.intake.enter();
        const message = await this.receive(consumer);
        if (this.isStopped()) return;
        void this.onMessage(message, () => this.acknowledge(consumer, message)).finally(() => {
          this.intake.leave();
        });
      }
    } finally {
      watch.abort();
    }
  }

  /** A place in the intake that no message took is given back. */
  private async receive(consumer: Consumer): Promise<Message> {
    try {
      return await consumer.receive();
    } catch (error) {
      this.intake.leave();
      throw error;
    }
  }

  /** Ends the pending receive, and so the loop, which subscribes anew. */
  private async releaseWhenLost(consumer: Consumer, signal: AbortSignal): Promise<void> {
    if (await untilLost(() => consumer.isConnected(), LOOKS_UNTIL_LOST, signal)) await this.release();
  }

  private async acknowledge(consumer: Consumer, message: Message): Promise<void> {
    try {
      await consumer.acknowledge(message);
    } catch (error) {
      this.broker.log.warn({ ...this.names, err: error }, 'not acknowledged, will be delivered again');
    }
  }

  private subscribe(): Promise<Consumer> {
    const { topic, subscription, maxUnacknowledged } = this.settings;
    const { log } = this.broker;
    const url = this.broker.topicUrl(topic);
    const once = async (): Promise<Consumer> => {
      const client = this.broker.connect();
      this.client = client;
      const subscribing = client.subscribe({
        topic: url,
        subscription,
        subscriptionType: 'KeyShared',
        receiverQueueSize: maxUnacknowledged,
      });
      try {
        this.consumer = await withDeadline(SETTLE_MS, 'subscribe', subscribing);
        return this.consumer;
      } catch (error) {
        await this.release();
        throw error;
      }
    };
    return pRetry(once, {
      retries: Infinity,
      minTimeout: 200,
      maxTimeout: 5000,
      signal: this.stopping.signal,
      onFailedAttempt: ({ error, attemptNumber }) => {
        log.warn(
          { ...this.names, attempt: attemptNumber, reason: error.message },
          'not subscribed, asking again',
        );
      },
    });
  }

  private isStopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private get names(): { topic: string; subscription: string } {
    const { topic, subscription } = this.settings;
    return { topic, subscription };
  }
}
