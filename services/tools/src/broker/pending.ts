import {
  BEGINNING,
  isAfter,
  placeOf,
  type Place,
  type Position,
} from '@propalpes/seedwork/messaging/position';
import { SETTLE_MS } from '@propalpes/seedwork/messaging/native';
import { Unavailable } from '@propalpes/seedwork/application/unavailable';
import { withDeadline } from '@propalpes/seedwork/runtime/deadline';
import type { Consumer, Message } from 'pulsar-client';
import type { Workshop } from '../workshop.js';
import type { Source } from './topic-admin.js';

const PREFETCH = 1000;

/** Less than the deadline of the call, which must not leave a receive behind. */
const RECEIVE_WITHIN_MS = 5000;

/** A message that a subscription holds. */
export interface Pending {
  readonly message: Message;
  readonly place: Place;
  /** Tells the broker that nobody needs it any more. Resolves when it is told. */
  readonly done: () => Promise<void>;
}

/**
 * Everything that a subscription holds at the moment, oldest first, each once. What is not `done` stays there.
 * Rejects when somebody else is connected to the subscription, when the broker does not answer and when the user has
 * enough.
 */
export async function* pendingOf(workshop: Workshop, source: Source): AsyncGenerator<Pending, void> {
  // A connection of its own: the broker lets the subscription go with it, whatever the client does.
  const client = workshop.broker.connect();
  try {
    const subscribing = client.subscribe({
      topic: workshop.broker.topicUrl(source.topic),
      subscription: source.subscription,
      subscriptionType: 'Exclusive',
      receiverQueueSize: PREFETCH,
    });
    yield* take(workshop, source, await answered(source, subscribing));
  } finally {
    await withDeadline(SETTLE_MS, 'closing', client.close());
  }
}

async function* take(
  { admin, signal }: Workshop,
  source: Source,
  consumer: Consumer,
): AsyncGenerator<Pending, void> {
  const highest = new Map<number, Position>();
  let left = (await admin.statsOf(source))?.backlog ?? 0;
  try {
    while (left > 0) {
      signal.throwIfAborted();
      const message = await answered(source, consumer.receive(RECEIVE_WITHIN_MS));
      const place = placeOf(message.getMessageId());
      // After a lost connection everything that is not done comes again.
      if (!isAfter(place.position, highest.get(place.partition) ?? BEGINNING)) continue;
      highest.set(place.partition, place.position);
      left -= 1;
      yield {
        message,
        place,
        done: async () => {
          await consumer.acknowledge(message);
        },
      };
    }
  } finally {
    await withDeadline(SETTLE_MS, 'closing', consumer.close());
  }
}

/** What the client rejects with says nothing of what was asked. */
async function answered<T>({ topic, subscription }: Source, asked: Promise<T>): Promise<T> {
  const what = `subscription ${subscription} of ${topic}`;
  try {
    return await withDeadline(SETTLE_MS, what, asked);
  } catch (error) {
    throw error instanceof Unavailable ? error : new Unavailable(what, String(error), { cause: error });
  }
}
