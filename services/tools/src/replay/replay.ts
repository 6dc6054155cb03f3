import type { MessagesByTopic, TopicName } from '@propalpes/schemas/generated/types';
import { UnknownMessage } from '@propalpes/schemas/unknown-message';
import { Decoder } from '@propalpes/seedwork/messaging/decoder';
import { SchemaRegistry } from '@propalpes/seedwork/messaging/registry';
import { Undeliverable } from '@propalpes/seedwork/messaging/undeliverable';
import type { Message } from 'pulsar-client';
import { eachInOrder } from '../broker/each-in-order.js';
import { pendingOf } from '../broker/pending.js';
import type { Source } from '../broker/topic-admin.js';
import { mayGoOn, type Leave } from '../cli/leave.js';
import { Refused } from '../cli/refused.js';
import type { Workshop } from '../workshop.js';
import { projections, type OpenProjection, type ProjectionName } from './projections.js';

export interface Replayed {
  readonly events: number;
  /** Nobody could read them; the service has buried them, too. */
  readonly unreadable: number;
}

/**
 * Applies every event that the topic still holds to a projection, oldest first, with the code of the service itself.
 * The service may run meanwhile: whatever it has learnt is as new or newer. Killed on its way, it leaves a subscription
 * that the next run takes away.
 */
export async function replay(
  workshop: Workshop,
  name: ProjectionName,
  leave: Leave & { readonly empty: boolean },
): Promise<Replayed> {
  const { topic, store, open } = projections[name];
  const source = { topic, subscription: `replay-${name}` };
  if (leave.empty) await requireStopped(workshop, name);
  await workshop.admin.subscribeFromTheBeginning(source);
  try {
    const events = (await workshop.admin.statsOf(source))?.backlog ?? 0;
    if (!mayGoOn('events', events, leave)) return { events, unreadable: 0 };
    const projection = open(await workshop.database(store));
    if (leave.empty) await projection.empty();
    return { events, unreadable: await applyAll(workshop, source, projection, events) };
  } finally {
    await workshop.admin.unsubscribe(source);
  }
}

/** A service that knows nothing rejects whatever depends on what it should know. */
async function requireStopped({ admin }: Workshop, name: ProjectionName): Promise<void> {
  const { topic, subscription } = projections[name];
  const stats = await admin.statsOf({ topic, subscription });
  if (stats && stats.consumers > 0)
    throw new Refused(`${subscription} is running: stop it before ${name} is emptied; its messages wait`);
}

/** Resolves with how many events nobody could read. */
async function applyAll<T extends TopicName>(
  workshop: Workshop,
  source: Source & { readonly topic: T },
  projection: OpenProjection<T>,
  events: number,
): Promise<number> {
  const decoder = new Decoder(source.topic, new SchemaRegistry(workshop.broker));
  const progress = workshop.progress('replayed', events);
  let unreadable = 0;
  await eachInOrder(pendingOf(workshop, source), async (message) => {
    const event = await read(decoder, message);
    if (event === undefined) unreadable += 1;
    else if (!(event instanceof UnknownMessage)) await projection.apply(event);
    progress.advance();
  });
  return unreadable;
}

async function read<T extends TopicName>(
  decoder: Decoder<T>,
  message: Message,
): Promise<MessagesByTopic[T] | UnknownMessage | undefined> {
  try {
    return await decoder.decode(message.getData(), message.getProperties()['schema'] ?? '');
  } catch (error) {
    if (!(error instanceof Undeliverable)) throw error;
    return undefined;
  }
}
