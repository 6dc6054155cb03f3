import type { EncodedMessage } from '@propalpes/seedwork/application/encoded-message';
import type { AggregateDocument } from '@propalpes/seedwork/persistence/aggregate-schema';
import { available } from '@propalpes/seedwork/persistence/failures';
import type { mongo } from 'mongoose';
import { mayGoOn, type Leave } from '../cli/leave.js';
import { stores, type Filter, type StoreName } from '../stores.js';
import type { Workshop } from '../workshop.js';

/**
 * Publishes again what the receipts of the documents remember, document by document and in order. The messages are the
 * same, byte by byte: whoever has had them knows them again by their ids.
 *
 * Resolves with how many documents there are.
 */
export async function republish(
  workshop: Workshop,
  store: StoreName,
  filter: Filter,
  leave: Leave,
): Promise<number> {
  const connection = await workshop.database(store);
  const collection = connection.collection(
    stores[store].collection,
  ) as unknown as mongo.Collection<AggregateDocument>;
  const count = await available('count', () => collection.countDocuments(filter));
  if (!mayGoOn('documents', count, leave)) return count;
  const progress = workshop.progress('republished', count);
  for await (const receipts of receiptsOf(collection, filter)) {
    workshop.signal.throwIfAborted();
    await workshop.sender.publish(outboxOf(receipts));
    progress.advance();
  }
  return count;
}

async function* receiptsOf(
  collection: mongo.Collection<AggregateDocument>,
  filter: Filter,
): AsyncGenerator<AggregateDocument['receipts'], void> {
  const cursor = collection.find(filter, { projection: { receipts: 1 }, promoteBuffers: true });
  try {
    for (;;) {
      const document = await available('list', () => cursor.next());
      if (!document) return;
      yield document.receipts;
    }
  } finally {
    await cursor.close();
  }
}

const outboxOf = (receipts: AggregateDocument['receipts']): readonly EncodedMessage[] =>
  receipts.flatMap(({ outbox }) => outbox);
