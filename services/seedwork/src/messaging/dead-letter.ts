import { createHash } from 'node:crypto';
import type { Message, Producer } from 'pulsar-client';
import { Unavailable } from '../application/unavailable.js';
import type { Broker } from './client.js';
import { deadLetters } from './metrics.js';
import { closeProducer, openProducer } from './producers.js';
import { Undeliverable } from './undeliverable.js';

export const DEAD_LETTER_TOPIC = 'errores/mensajes';

/** Where a message came from, kept as properties of its dead letter so that it can be sent again. */
export interface Origin {
  readonly topic: string;
  readonly subscription: string;
}

/** The same for every message that one bug killed: the frames, without the message, which may name an aggregate. */
function stackHash({ name, stack = '' }: Error): string {
  const frames = stack.split('\n').filter((line) => line.trimStart().startsWith('at '));
  return createHash('sha256')
    .update([name, ...frames].join('\n'))
    .digest('hex')
    .slice(0, 16);
}

function rootOf(error: Error): Error {
  return error.cause instanceof Error ? rootOf(error.cause) : error;
}

/** The original bytes, key and properties (prefixed `original.`), with the reason beside them. */
function deadLetterOf(message: Message, origin: Origin, error: Error) {
  const root = rootOf(error);
  const reason = error instanceof Undeliverable ? error.reason : 'bug';
  const original = Object.entries(message.getProperties()).map(([name, value]) => [
    `original.${name}`,
    value,
  ]);
  return {
    reason,
    letter: {
      data: message.getData(),
      partitionKey: message.getPartitionKey(),
      properties: {
        ...(Object.fromEntries(original) as Record<string, string>),
        reason,
        error: `${root.name}: ${root.message}`.slice(0, 500),
        stack_hash: stackHash(root),
        topic: origin.topic,
        subscription: origin.subscription,
        message_id: message.getMessageId().toString(),
        publish_time: String(message.getPublishTimestamp()),
      },
    },
  };
}

/** Publishes what can never be handled to the dead-letter topic. The producer is opened with the first letter. */
export class DeadLetters {
  private opening: Promise<Producer> | undefined;

  constructor(private readonly broker: Broker) {}

  /** Resolves when the broker has the letter. Rejects with `Unavailable`. */
  async bury(message: Message, origin: Origin, error: Error): Promise<void> {
    const { reason, letter } = deadLetterOf(message, origin, error);
    const opening = this.producer();
    try {
      await (await opening).send(letter);
    } catch (failure) {
      await this.giveUp(opening);
      throw new Unavailable(DEAD_LETTER_TOPIC, String(failure), { cause: failure });
    }
    deadLetters.inc({ topic: origin.topic, reason });
    this.broker.log.error({ ...letter.properties, key: letter.partitionKey, err: error }, 'dead letter');
  }

  async close(): Promise<void> {
    await this.giveUp(this.opening);
  }

  private producer(): Promise<Producer> {
    this.opening ??= openProducer(this.broker, {
      topic: this.broker.topicUrl(DEAD_LETTER_TOPIC),
      batchingEnabled: false,
      sendTimeoutMs: 5000,
    });
    return this.opening;
  }

  /** The next letter opens it anew: the client does not find every producer again that it lost. */
  private async giveUp(opening: Promise<Producer> | undefined): Promise<void> {
    if (this.opening === opening) this.opening = undefined;
    const producer = await opening?.catch((error: unknown) => {
      this.broker.log.warn({ err: error }, 'no producer of dead letters');
    });
    if (producer) await closeProducer(this.broker, producer);
  }
}
