import { codecFor } from '@propalpes/schemas/codec';
import { TOPICS } from '@propalpes/schemas/catalogue';
import pulsar from 'pulsar-client';

/** Publishes a command that says of itself that it is one, with bytes that nobody can decode. */
export async function sendPoison(serviceUrl: string): Promise<void> {
  const { schema, fingerprint } = codecFor('comandos/compania');
  const client = new pulsar.Client({ serviceUrl });
  try {
    const producer = await client.createProducer({
      topic: TOPICS['comandos/compania'].name,
      schema: { schemaType: 'Avro', schema },
    });
    const properties = { type: 'CrearCompania', schema: fingerprint };
    await producer.send({ data: Buffer.from('no es Avro'), partitionKey: 'veneno', properties });
  } finally {
    await client.close();
  }
}
