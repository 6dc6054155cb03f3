import { expect } from 'chai';
import Pulsar from 'pulsar-client';

import { recordOf } from '../samples.js';
import { requireBroker, Sandbox, setting } from './real-broker.js';

const a = { name: 'a', type: 'string' };
const definition = recordOf(a);
const avro = (schema: string) => ({ name: 'R', schemaType: 'Avro' as const, schema });
const subscriptions = { subscriptions: [{ name: 'auditoria' }] };

describe('clients of an applied topic', function () {
  this.timeout(30_000);
  let sandbox: Sandbox;
  let client: Pulsar.Client;

  before(() => {
    requireBroker();
    Pulsar.Client.setLogHandler(() => undefined);
  });

  beforeEach(() => {
    sandbox = new Sandbox();
    client = new Pulsar.Client({ serviceUrl: setting('PULSAR_SERVICE_URL'), operationTimeoutSeconds: 3 });
  });

  afterEach(async () => {
    await client.close();
    await sandbox.remove();
  });

  const produce = async (text: string, schema?: string): Promise<void> => {
    const producer = await client.createProducer({
      topic: sandbox.topic,
      ...(schema !== undefined && { schema: avro(schema) }),
    });
    await producer.send({ data: Buffer.from(text), partitionKey: 'k' });
    await producer.close();
  };

  const refusal = async (attempt: Promise<void>): Promise<string> => {
    try {
      await attempt;
      return 'accepted';
    } catch (error) {
      return String(error);
    }
  };

  const withSchema = () => sandbox.desired({ schema: { type: 'AVRO', definition }, ...subscriptions });

  it('may produce with the registered schema', async () => {
    await sandbox.apply(withSchema());
    await produce('1', definition);
  });

  it('may produce with a former version of the schema', async () => {
    await sandbox.apply(withSchema());
    const newer = recordOf(a, { name: 'b', type: ['null', 'int'], default: null });
    await sandbox.apply(sandbox.desired({ schema: { type: 'AVRO', definition: newer }, ...subscriptions }));
    await produce('1', definition);
  });

  it('may not bring a schema of their own, however compatible', async () => {
    await sandbox.apply(withSchema());
    const newer = recordOf(a, { name: 'b', type: ['null', 'int'], default: null });
    expect(await refusal(produce('1', newer))).to.match(/schema/i);
  });

  it('may not produce without the schema', async () => {
    await sandbox.apply(withSchema());
    expect(await refusal(produce('1'))).to.match(/schema/i);
  });

  it('may produce any bytes to a topic without schema', async () => {
    await sandbox.apply(sandbox.desired(subscriptions));
    await produce('1');
  });

  it('share the subscription by key and find every message since its creation', async () => {
    await sandbox.apply(withSchema());
    await produce('1', definition);
    const consumer = await client.subscribe({
      topic: sandbox.topic,
      subscription: 'auditoria',
      subscriptionType: 'KeyShared',
    });
    const message = await consumer.receive(5_000);
    expect(message.getData().toString()).to.equal('1');
    await consumer.acknowledge(message);
    await consumer.close();
  });

  it('may not subscribe under a name that is not in the spec', async () => {
    await sandbox.apply(withSchema());
    const attempt = client.subscribe({ topic: sandbox.topic, subscription: 'stranger' });
    expect(await refusal(attempt.then(() => undefined))).to.not.equal('accepted');
  });

  it('may read without a subscription, which nobody takes for one', async () => {
    await sandbox.apply(withSchema());
    await produce('1', definition);
    const reader = await client.createReader({
      topic: `${sandbox.topic}-partition-0`,
      startMessageId: Pulsar.MessageId.earliest(),
    });
    expect((await reader.readNext(5_000)).getData().toString()).to.equal('1');
    const { findings } = await sandbox.apply(withSchema());
    expect(findings).to.deep.equal([]);
    await reader.close();
  });

  it('keep a topic from growing while they have messages to read', async () => {
    await sandbox.apply(withSchema());
    await produce('1', definition);
    const { topics, ...rest } = withSchema();
    const grown = { ...rest, topics: topics.map((it) => ({ ...it, spec: { ...it.spec, partitions: 2 } })) };
    const { applied, findings } = await sandbox.apply(grown);
    expect([applied, findings.map((it) => it.message)]).to.deep.equal([
      0,
      ['grows to 2 partitions once it is drained: auditoria has 1 messages to go'],
    ]);
  });
});
