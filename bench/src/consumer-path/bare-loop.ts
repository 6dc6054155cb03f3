import { codecFor } from '@propalpes/schemas/codec';
import type { EncodedMessage } from '@propalpes/seedwork/application/encoded-message';
import type { Broker } from '@propalpes/seedwork/messaging/client';
import type { Publisher } from '@propalpes/seedwork/messaging/publisher';
import type { Database } from '@propalpes/seedwork/persistence/connection';
import pLimit from 'p-limit';
import type { Message } from 'pulsar-client';
import { countdown } from './countdown.js';

/**
 * Messages a second of a loop that receives, inserts a document of the same size, publishes an event of the same
 * size and acknowledges, with the same concurrency and nothing else: no decoding, no order, no retry, no receipt.
 */
export async function bareLoop(
  broker: Broker,
  publisher: Publisher,
  database: Database,
  count: number,
): Promise<number> {
  const collection = database.connection.collection<{ _id: string }>('companias');
  await collection.createIndex({ llave: 1 }, { unique: true }, {});
  const consumer = await broker.client.subscribe({
    topic: broker.topicUrl('comandos/compania'),
    subscription: BARE_SUBSCRIPTION,
    subscriptionType: 'KeyShared',
    receiverQueueSize: 256,
  });
  const progress = countdown(count);
  const limit = pLimit(64);
  const handle = async (message: Message): Promise<void> => {
    const id = message.getPartitionKey();
    const outbox = [eventLike(id)];
    await collection.insertOne(documentLike(id, outbox));
    await publisher.publish(outbox);
    await consumer.acknowledge(message);
    progress.end();
  };
  for (let received = 0; received < count; received += 1) {
    const message = await consumer.receive();
    progress.begin();
    void limit(handle, message);
  }
  const perSecond = await progress.finished;
  await consumer.close();
  return perSecond;
}

export const BARE_SUBSCRIPTION = 'bare';

const EVENT = codecFor('eventos/compania').encode({
  id: '01989a3c-0000-7000-8000-000000000001',
  time: 1,
  ingestion: 1,
  specversion: 'v1',
  type: 'CompaniaCreada',
  datacontenttype: 'AVRO',
  serviceName: 'companias',
  correlationId: '01989a3c-0000-7000-8000-000000000002',
  causationId: '01989a3c-0000-7000-8000-000000000003',
  aggregateId: '01989a3c-0000-7000-8000-000000000004',
  aggregateVersion: 1,
  data: {
    nombre: 'Inmobiliaria de los Alpes',
    email: 'hola@alpes.co',
    identificacion: null,
    estado: 'PENDIENTE',
    fechaCreacion: 1,
    fechaActualizacion: 1,
  },
});

const PROPERTIES = {
  type: 'CompaniaCreada',
  schema: codecFor('eventos/compania').fingerprint,
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
};

const eventLike = (key: string): EncodedMessage => ({
  topic: 'eventos/compania',
  key,
  properties: PROPERTIES,
  bytes: EVENT,
});

function documentLike(id: string, outbox: readonly EncodedMessage[]) {
  const message = Buffer.alloc(16);
  const now = new Date();
  return {
    _id: id,
    version: 1,
    estado: 'PENDIENTE',
    datos: { nombre: 'Inmobiliaria de los Alpes', email: 'hola@alpes.co', identificacion: null },
    versionDatos: 1,
    motivo: null,
    reglasFallidas: [],
    fechaCreacion: now,
    fechaActualizacion: now,
    llave: `~${id}`,
    receipts: [{ message, outbox }],
    handled: [message],
  };
}
