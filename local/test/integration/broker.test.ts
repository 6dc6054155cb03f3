import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import Pulsar from 'pulsar-client';
import { type Broker, startBroker } from '../../src/broker/broker.js';
import { quickStart } from '../../src/broker/java-command.js';
import { freePort } from '../../src/process/ports.js';
import { tool } from '../../src/setup/tool.js';

const topic = 'persistent://public/default/crash';

Pulsar.Client.setLogHandler(() => undefined);

describe('a broker of our own', function () {
  this.timeout(180_000);
  let dir: string;
  let broker: Broker;

  before(async () => {
    dir = await mkdtemp(join(tmpdir(), 'propalpes-broker-'));
    const [port, adminPort, bookiePort] = [await freePort(), await freePort(), await freePort()];
    broker = await startBroker({
      port,
      adminPort,
      bookiePort,
      dir,
      jvmFlags: quickStart,
      line: () => undefined,
    });
  });

  after(async () => {
    await broker.kill();
    await rm(dir, { recursive: true });
  });

  const withClient = async <T>(work: (client: Pulsar.Client) => Promise<T>): Promise<T> => {
    const client = new Pulsar.Client({ serviceUrl: broker.serviceUrl, operationTimeoutSeconds: 30 });
    try {
      return await work(client);
    } finally {
      // rejects when the broker was killed meanwhile
      await client.close().catch(() => undefined);
    }
  };

  const subscribe = (client: Pulsar.Client) =>
    client.subscribe({ topic, subscription: 'all', subscriptionInitialPosition: 'Earliest' });

  it('listens on the loopback address alone', async () => {
    const sockets = await tool('ss', ['-Hltnp']);
    const own = sockets.split('\n').filter((line) => line.includes(`pid=${broker.pid ?? 0},`));
    expect(own).to.have.length(3);
    for (const line of own) expect(line).to.match(/\s127\.0\.0\.1:\d+\s/);
  });

  it('unpacks its libraries within its own directory, with which they go even if it is killed', async () => {
    expect(await readdir(join(dir, 'tmp'))).to.satisfy((names: string[]) =>
      names.some((name) => name.startsWith('librocksdbjni')),
    );
  });

  it('enforces schemas: a producer without one is refused on a topic that has one', async () => {
    const guarded = 'persistent://public/default/guarded';
    const definition = { type: 'record', name: 'A', fields: [{ name: 'a', type: 'int' }] };
    await withClient(async (client) => {
      const schema = { schemaType: 'Avro', name: 'A', schema: JSON.stringify(definition) } as const;
      const typed = await client.createProducer({ topic: guarded, schema });
      await typed.close();
      const refusal: unknown = await client
        .createProducer({ topic: guarded })
        .catch((error: unknown) => error);
      expect(String(refusal)).to.include('IncompatibleSchema');
    });
  });

  it('has every acknowledged message, in order, after it is killed and started again', async () => {
    const sent = Array.from({ length: 500 }, (_, i) => String(i));
    await withClient(async (client) => {
      await (await subscribe(client)).close();
      const producer = await client.createProducer({ topic, batchingEnabled: false });
      await Promise.all(sent.map((text) => producer.send({ data: Buffer.from(text) })));
      await broker.kill();
    });
    await broker.start();
    const received = await withClient(async (client) => {
      const consumer = await subscribe(client);
      const texts: string[] = [];
      while (texts.length < sent.length) texts.push((await consumer.receive(20_000)).getData().toString());
      await consumer.close();
      return texts;
    });
    expect(received).to.deep.equal(sent);
  });
});
