import type { TopicName } from '@propalpes/schemas/generated/types';
import { systemClock, type Clock } from '../application/clock.js';
import { crashPoint } from '../runtime/crash-point.js';
import { withDeadline } from '../runtime/deadline.js';
import { noteRetry, processSpan } from '../tracing/process-span.js';
import { attempt, attemptDefaults, type AttemptSettings } from './attempts.js';
import type { Broker } from './client.js';
import { followConsumer } from './consumer-gauges.js';
import { ConsumerMetrics } from './consumer-metrics.js';
import { DeadLetters } from './dead-letter.js';
import { Dispatcher, type HandlerTable } from './dispatcher.js';
import { Lanes } from './lanes.js';
import { NoHandler } from './no-handler.js';
import type { Outcome } from './outcome.js';
import { namesOf, received, type Received } from './received.js';
import { SchemaRegistry } from './registry.js';
import { Subscription, type Delivery } from './subscription.js';

export interface ConsumerSettings<T extends TopicName> {
  readonly topic: T;
  readonly subscription: string;
  readonly handlers: HandlerTable<T>;
  /** How many keys are worked on at once. */
  readonly lanes: number;
  readonly maxUnacknowledged: number;
  /** Whether what the handlers need is there. */
  readonly usable: () => boolean;
  readonly attempts?: Partial<AttemptSettings>;
  /** How long a stop waits for what is being worked on: half of the time that all steps of a stop have. */
  readonly drainMs?: number;
  readonly clock?: Clock;
}

const DRAIN_MS = 5000;

/** A message that was stored less than this ago, in ms, is news. */
const FRESH_MS = 5000;

/**
 * Decodes, hands to the table and acknowledges: serially per key, in parallel across keys.
 *
 * Never nacks, because a nack reorders a key. What cannot be handled now is tried again in its lane; what
 * never can goes to the dead-letter topic.
 */
export class Consumer<T extends TopicName> {
  private readonly lanes: Lanes;
  private readonly dispatcher: Dispatcher<T>;
  private readonly deadLetters: DeadLetters;
  private readonly attempts: AttemptSettings;
  private readonly subscription: Subscription;
  private readonly clock: Clock;
  private readonly metrics: ConsumerMetrics;
  /** What waits for another version of this service: one a lane, since each is the first of its lane. */
  private readonly ofOtherVersions = new Set<Received>();
  private newestAt = 0;

  constructor(
    private readonly broker: Broker,
    private readonly settings: ConsumerSettings<T>,
  ) {
    this.lanes = new Lanes(settings.lanes);
    this.dispatcher = new Dispatcher(settings.topic, settings.handlers, new SchemaRegistry(broker));
    this.deadLetters = new DeadLetters(broker);
    this.clock = settings.clock ?? systemClock;
    this.attempts = { ...attemptDefaults, ...settings.attempts };
    this.metrics = new ConsumerMetrics(settings.topic);
    this.subscription = new Subscription(broker, settings, (delivery) => this.take(delivery));
    followConsumer(settings.topic, {
      connected: () => this.connected,
      inHand: () => this.metrics.inHand,
    });
  }

  get connected(): boolean {
    return this.subscription.connected;
  }

  /**
   * Whether nothing is left to take, or what is taken is fresh: after an outage it is not, for a while.
   *
   * A lane that waits for another version does not count, because it may wait without end. Any other does, however
   * long it is tried: while the database is away, answers wait in such lanes.
   */
  get caughtUp(): boolean {
    const open = this.lanes.busy - this.ofOtherVersions.size;
    return this.connected && (open === 0 || this.clock() - this.newestAt < FRESH_MS);
  }

  /** Stops intake, finishes what is being worked on, gives the rest back to the broker. */
  async close(): Promise<void> {
    this.subscription.stopIntake();
    await this.drain();
    await this.subscription.close();
    await this.deadLetters.close();
  }

  /** A handler that hangs must not take the time of what is stopped after it: its message comes again. */
  private async drain(): Promise<void> {
    const { topic, drainMs = DRAIN_MS } = this.settings;
    try {
      await withDeadline(drainMs, topic, this.lanes.idle());
    } catch (error) {
      this.broker.log.warn({ topic, keys: this.lanes.busy, err: error }, 'stopped with messages in hand');
    }
  }

  private async take(delivery: Delivery): Promise<void> {
    const { message } = delivery;
    const takenAt = performance.now();
    this.metrics.taken();
    this.newestAt = message.getPublishTimestamp();
    const publishedAt = this.newestAt;
    await this.lanes.run(message.getPartitionKey(), () => {
      const labelOf = (type: string | undefined) => this.metrics.labelOf(type);
      return this.settle(received(delivery, labelOf), takenAt, publishedAt);
    });
    this.metrics.given();
  }

  private async settle(received: Received, takenAt: number, publishedAt: number): Promise<void> {
    const { type, session, message } = received;
    if (session.signal.aborted) return;
    const begunAt = performance.now();
    this.metrics.waited((begunAt - takenAt) / 1000);
    this.trace(received, 'received');
    crashPoint('after-receive', type);
    const outcome = await processSpan(received, this.settings, (traced) => this.handle(traced));
    if (outcome === undefined) return;
    crashPoint('before-ack', type);
    await session.acknowledge(message);
    this.trace(received, `acknowledged: ${outcome}`);
    const seconds = (performance.now() - begunAt) / 1000;
    this.metrics.handled(type, outcome, seconds, (this.clock() - publishedAt) / 1000);
  }

  /** `undefined`: the message goes back to the broker. */
  private async handle(received: Received): Promise<Outcome | undefined> {
    let outcome: Outcome = 'done';
    try {
      await this.attempt(received, async () => {
        outcome = await this.dispatcher.dispatch(received);
      });
      return outcome;
    } catch (error) {
      if (received.session.signal.aborted) return undefined;
      return await this.bury(received, error as Error);
    } finally {
      this.ofOtherVersions.delete(received);
    }
  }

  private async bury(received: Received, error: Error): Promise<Outcome | undefined> {
    try {
      await this.attempt(received, () => this.deadLetters.bury(received.message, this.settings, error));
      return 'dead_letter';
    } catch (failure) {
      if (received.session.signal.aborted) return undefined;
      throw failure;
    }
  }

  private attempt(received: Received, work: () => Promise<void>) {
    return attempt(work, this.attempts, {
      signal: received.session.signal,
      whenRoom: (once) => this.lanes.work(once),
      onRetry: (kind, error, attemptNumber) => {
        this.metrics.retried(kind);
        noteRetry(kind, attemptNumber);
        if (error instanceof NoHandler) this.ofOtherVersions.add(received);
        const failure = { kind, attempt: attemptNumber, reason: error.message };
        this.broker.log.warn({ ...this.namesOf(received), ...failure }, 'attempt failed');
      },
    });
  }

  private trace(received: Received, what: string): void {
    const { log } = this.broker;
    if (log.isLevelEnabled('debug')) log.debug(this.namesOf(received), what);
  }

  private namesOf(received: Received) {
    const { topic, subscription } = this.settings;
    return { topic, subscription, ...namesOf(received) };
  }
}
