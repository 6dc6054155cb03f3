import { until } from '@propalpes/local/process/until';
import { codecFor } from '@propalpes/schemas/codec';
import { newId } from '@propalpes/seedwork/domain/id';
import { encodeMessage } from '@propalpes/seedwork/messaging/outgoing';
import { newTraceparent } from '@propalpes/seedwork/runtime/trace';
import { topicFullName } from '@propalpes/schemas/catalogue';
import pulsar from 'pulsar-client';
import type { Evidence } from '../ledger/evidence.js';
import type { Field } from '../rig/run.js';
import { readDeadLetters } from '../rig/topics.js';

const TOPIC = 'comandos/compania';

/** It can be read, and is no id: whoever keeps it as one throws. */
const NO_ID = 'z'.repeat(36);

/** All tries of a message that fails by a bug take a few seconds. */
const BURIED_WITHIN_MS = 60_000;

/** A command that no version of the code can handle: it must end as a dead letter, alone. */
export class Poison {
  /** Of the broker: what its dead letter is called after. */
  private sent: string | undefined;

  async attack({ broker, admin, deaths }: Field): Promise<void> {
    const client = new pulsar.Client({ serviceUrl: broker.serviceUrl });
    try {
      this.sent = await send(client);
      const isBuried = async () =>
        (await readDeadLetters(client, admin)).some((letter) => letter.id === this.sent);
      await until(isBuried, {
        what: 'the dead letter of the poison',
        withinMs: BURIED_WITHIN_MS,
        everyMs: 1000,
      });
      deaths.happened('poison', 'poison: it is a dead letter');
    } catch (error) {
      deaths.failed('poison', (error as Error).message);
    } finally {
      await client.close();
    }
  }

  /** What there is beside it. */
  without(evidence: Evidence): Evidence {
    return {
      ...evidence,
      commands: evidence.commands.filter(({ id }) => id !== NO_ID),
      deadLetters: evidence.deadLetters.filter(({ id }) => id !== this.sent),
    };
  }
}

/** Resolves with the broker's id of it. */
async function send(client: pulsar.Client): Promise<string> {
  const { schema } = codecFor(TOPIC);
  const producer = await client.createProducer({
    topic: topicFullName(TOPIC),
    schema: { schemaType: 'Avro', schema },
    batchingEnabled: false,
  });
  const { bytes, key, properties } = poisonous();
  const id = await producer.send({ data: bytes, partitionKey: key, properties: { ...properties } });
  await producer.close();
  return id.toString();
}

function poisonous() {
  const id = newId();
  const data = { nombre: 'Nadie', email: null, identificacion: null };
  const message = encodeMessage(
    { topic: TOPIC, type: 'CrearCompania', aggregateId: newId(), aggregateVersion: null, data },
    { correlationId: newId(), causationId: null, traceparent: newTraceparent() },
    { serviceName: 'load-tests', time: Date.now(), id },
  );
  const text = message.bytes.toString('latin1').replace(id, NO_ID);
  return { ...message, bytes: Buffer.from(text, 'latin1') };
}
