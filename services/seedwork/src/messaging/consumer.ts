import type { MessagesByTopic, TopicName } from '@propalpes/schemas/generated/types';
import { UnknownMessage } from '@propalpes/schemas/unknown-message';
import { Unavailable } from '../application/unavailable.js';
import { crashPoint } from '../runtime/crash-point.js';
import { newTraceparent } from '../runtime/trace.js';
import { attempt, attemptDefaults, type AttemptSettings } from './attempts.js';
import type { Broker } from './client.js';
import { DeadLetters } from './dead-letter.js';
import { Decoder } from './decoder.js';
import { Lanes } from './lanes.js';
import { messageHandleSeconds, messageRetries, messagesHandled, messagesInHand } from './metrics.js';
import { SchemaRegistry } from './registry.js';
import { Subscription, type Delivery } from './subscription.js';

/** What travels beside a message. */
export interface MessageContext {
  readonly traceparent: string;
}

export type Handle<M> = (message: M, context: MessageContext) => Promise<void>;

/** What a service handles, by message type. */
export type HandlerTable<T extends TopicName> = {
  readonly [Type in MessagesByTopic[T]['type']]?: Handle<Extract<MessagesByTopic[T], { type: Type }>>;
};

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
}

/** A message with its properties, which are read once: each reading crosses into the native client. */
interface Received extends Delivery {
  readonly properties: Readonly<Partial<Record<string, string>>>;
  /** Bounded: a type of our table, or `other`. */
  readonly type: string;
}

type Outcome = 'done' | 'ignored' | 'dead_letter';

/**
 * Decodes, hands to the table and acknowledges: serially per key, in parallel across keys.
 *
 * Never nacks, because a nack reorders a key. What cannot be handled now is tried again in its lane; what
 * never can goes to the dead-letter topic.
 */
export class Consumer<T extends TopicName> {
  private readonly lanes: Lanes;
  private readonly decoder: Decoder<T>;
  private readonly deadLetters: DeadLetters;
  private readonly attempts: AttemptSettings;
  private readonly table: ReadonlyMap<string, Handle<MessagesByTopic[T]>>;
  private readonly subscription: Subscription;

  constructor(
    private readonly broker: Broker,
    private readonly settings: ConsumerSettings<T>,
  ) {
    this.table = new Map(Object.entries(settings.handlers));
    this.lanes = new Lanes(settings.lanes);
    this.decoder = new Decoder(settings.topic, new SchemaRegistry(broker));
    this.deadLetters = new DeadLetters(broker);
    this.attempts = { ...attemptDefaults, ...settings.attempts };
    this.subscription = new Subscription(broker, settings, (delivery) => this.take(delivery));
  }

  get connected(): boolean {
    return this.subscription.connected;
  }

  /** Stops intake, finishes what is being worked on, gives the rest back to the broker. */
  async close(): Promise<void> {
    this.subscription.stopIntake();
    await this.lanes.idle();
    await this.subscription.close();
    await this.deadLetters.close();
  }

  private async take(delivery: Delivery): Promise<void> {
    const { topic } = this.settings;
    messagesInHand.inc({ topic });
    await this.lanes.run(delivery.message.getPartitionKey(), () => this.settle(this.received(delivery)));
    messagesInHand.dec({ topic });
  }

  private async settle(received: Received): Promise<void> {
    const { type, session, message } = received;
    if (session.signal.aborted) return;
    const { topic } = this.settings;
    const stopTimer = messageHandleSeconds.startTimer({ topic, type });
    crashPoint('after-receive', type);
    const outcome = await this.handle(received);
    if (outcome === undefined) return;
    crashPoint('before-ack', type);
    await session.acknowledge(message);
    stopTimer();
    messagesHandled.inc({ topic, type, outcome });
  }

  /** `undefined`: the message goes back to the broker. */
  private async handle(received: Received): Promise<Outcome | undefined> {
    let outcome: Outcome = 'done';
    try {
      await this.attempt(received, async () => {
        outcome = await this.dispatch(received);
      });
      return outcome;
    } catch (error) {
      if (received.session.signal.aborted) return undefined;
      return this.bury(received, error as Error);
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

  private async dispatch({ message, properties }: Received): Promise<Outcome> {
    const decoded = await this.decoder.decode(message.getData(), properties['schema'] ?? '');
    const handle = this.handlerOf(decoded);
    if (handle) {
      await handle({ traceparent: properties['traceparent'] ?? newTraceparent() });
      return 'done';
    }
    // A command that this version does not know waits for a version that does; an event has other readers.
    if (this.settings.topic.startsWith('comandos/')) {
      throw new Unavailable(decoded.type, 'this version has no handler for it');
    }
    return 'ignored';
  }

  private handlerOf(message: MessagesByTopic[T] | UnknownMessage) {
    if (message instanceof UnknownMessage) return undefined;
    const handle = this.table.get(message.type);
    return handle && ((context: MessageContext) => handle(message, context));
  }

  private attempt({ message, session, properties, type }: Received, work: () => Promise<void>) {
    const { topic, subscription } = this.settings;
    return attempt(work, this.attempts, {
      signal: session.signal,
      whenRoom: (once) => this.lanes.work(once),
      onRetry: (kind, error, attemptNumber) => {
        messageRetries.inc({ topic, kind });
        const which = { key: message.getPartitionKey(), message_id: message.getMessageId().toString() };
        const { traceparent } = properties;
        const what = { topic, subscription, type, ...which, traceparent };
        this.broker.log.warn(
          { ...what, kind, attempt: attemptNumber, reason: error.message },
          'attempt failed',
        );
      },
    });
  }

  private received(delivery: Delivery): Received {
    const properties: Received['properties'] = delivery.message.getProperties();
    const { type } = properties;
    const known = type !== undefined && this.table.has(type);
    return { ...delivery, properties, type: known ? type : 'other' };
  }
}
