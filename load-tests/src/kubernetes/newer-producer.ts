import { createCodec } from '@propalpes/schemas/codec';
import { newId } from '@propalpes/seedwork/domain/id';
import { newTraceparent } from '@propalpes/seedwork/runtime/trace';
import pulsar from 'pulsar-client';
import { platform } from './addresses.js';

/** What only a newer version says; its record is made by `NextVersion`. */
export const NEW_EVENT = 'CompaniaRevisada';

/** Sends some events of the new type as a service of a newer version would, with that version's schema. */
export async function sendNewEvents(schema: string, count: number): Promise<void> {
  const codec = createCodec<{ type: string }>('eventos/compania', schema);
  const client = new pulsar.Client({ serviceUrl: platform.PULSAR_SERVICE_URL });
  try {
    const producer = await client.createProducer({
      topic: 'persistent://propalpes/eventos/compania',
      schema: { schemaType: 'Avro', schema },
    });
    for (let sent = 0; sent < count; sent += 1) {
      const aggregateId = newId();
      const properties = { type: NEW_EVENT, schema: codec.fingerprint, traceparent: newTraceparent() };
      const data = codec.encode(eventAbout(aggregateId));
      await producer.send({ data, properties, partitionKey: aggregateId });
    }
    await producer.close();
  } finally {
    await client.close();
  }
}

const eventAbout = (aggregateId: string) => ({
  id: newId(),
  time: Date.now(),
  ingestion: Date.now(),
  specversion: 'v1',
  type: NEW_EVENT,
  datacontenttype: 'AVRO',
  serviceName: 'load-tests',
  correlationId: newId(),
  causationId: null,
  aggregateId,
  aggregateVersion: 1,
  data: { revision: 'ninguna' },
});
