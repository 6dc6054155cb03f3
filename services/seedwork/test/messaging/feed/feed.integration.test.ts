import { createCodec } from '@propalpes/schemas/codec';
import type { TopicName } from '@propalpes/schemas/generated/types';
import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { EncodedMessage } from '../../../src/application/encoded-message.js';
import { newId } from '../../../src/domain/id.js';
import { FeedReader } from '../../../src/messaging/feed/reader.js';
import { Feed } from '../../../src/messaging/feed/feed.js';
import type { FeedSource } from '../../../src/messaging/feed/source.js';
import { Publisher } from '../../../src/messaging/publisher.js';
import { Sandbox } from '../../../testing/sandbox.js';
import { until } from '../../../testing/until.js';
import { eliminada, finalizada } from '../../support/commands.js';
import { newerSchema } from '../../support/evolution.js';
import { Follower } from '../../support/follower.js';
import { context, eliminarCompania } from '../../support/messages.js';
import { RawTopic, type RawMessage } from '../../support/raw-topic.js';

const topics = ['eventos/compania', 'eventos/auditoria'] as const;
const run = promisify(execFile);

describe('feed of the broker', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let publisher: Publisher;
  let feed: Feed;
  let follower: Follower;
  let readings = 0;

  before(async () => {
    sandbox = await Sandbox.open(topics);
    publisher = new Publisher(sandbox.broker(), { topics, sendTimeoutMs: 5000, maxPendingMessages: 1000 });
    await until('producers', () => publisher.connected);
  });

  beforeEach(async () => {
    feed = openFeed(1000);
    follower = new Follower();
    await until('connected', () => feed.connected);
    follower.connect(feed);
    await until('a cursor', () => follower.cursors.length > 0);
  });

  afterEach(async () => {
    await follower.leave();
    await feed.close();
  });

  after(async () => {
    await publisher.close();
    await sandbox.close();
  });

  function openFeed(capacity: number, messagesPerProcess = 1000): Feed {
    const { parts, name, log } = sandbox;
    const at = { serviceUrl: parts.PULSAR_SERVICE_URL, adminUrl: parts.PULSAR_ADMIN_URL, tenant: name };
    const reader = new FeedReader({ ...at, log, topics, depth: 10, messagesPerProcess });
    const read: FeedSource['read'] = (reading) => {
      readings += 1;
      return reader.read(reading);
    };
    return new Feed({ read }, { capacity, patienceMs: 2000 }, log);
  }

  const aggregates = () =>
    follower.events.map(({ json }) => (JSON.parse(json) as { aggregate_id: string }).aggregate_id);
  const received = (count: number) => until(`${count} events`, () => follower.events.length >= count);

  async function publish(count: number, event: (aggregateId: string) => EncodedMessage): Promise<string[]> {
    const ids = Array.from({ length: count }, () => newId());
    await publisher.publish(ids.map(event));
    return ids;
  }

  async function sendRaw(topic: TopicName, message: RawMessage, schema?: string): Promise<void> {
    const raw = await RawTopic.open(sandbox.broker(), topic, schema);
    await raw.send(message);
    await raw.close();
  }

  it('tells every event of every topic, in the order of its topic', async () => {
    const companias = await publish(20, eliminada);
    const operaciones = await publish(20, finalizada);
    await received(40);
    expect(aggregates().filter((id) => companias.includes(id))).to.deep.equal(companias);
    expect(aggregates().filter((id) => operaciones.includes(id))).to.deep.equal(operaciones);
    expect(JSON.parse(follower.events[0]!.json)).to.include({ type: 'CompaniaEliminada', specversion: 'v1' });
  });

  it('begins a little before the end, for those who come from a process that is gone', async () => {
    const [cursor] = follower.cursors;
    const ids = await publish(5, eliminada);
    await received(5);
    await follower.leave();
    await feed.close();
    feed = openFeed(1000);
    await until('connected', () => feed.connected);
    follower.connect(feed, cursor);
    await received(10);
    expect(aggregates().slice(5)).to.deep.equal(ids);
  });

  it('catches up from the topics whoever was away for longer than it remembers', async () => {
    await follower.leave();
    const ids = await publish(300, eliminada);
    await feed.close();
    feed = openFeed(100);
    await until('connected', () => feed.connected);
    follower.connect(feed);
    const companias = [...ids, ...(await publish(5, eliminada))];
    const operaciones = await publish(5, finalizada);
    await received(310);
    expect(aggregates().filter((id) => companias.includes(id))).to.deep.equal(companias);
    expect(aggregates().filter((id) => operaciones.includes(id))).to.deep.equal(operaciones);
  });

  it('reads what a newer version writes', async () => {
    const topic = 'eventos/compania';
    const schema = newerSchema(topic, 'CompaniaEliminada', 'CompaniaFusionada');
    await sandbox.tenant.registerSchema(topic, schema);
    const codec = createCodec<{ type: string }>(topic, schema);
    const fusion = { ...eliminarCompania(newId()), type: 'CompaniaFusionada', data: { motivo: 'venta' } };
    const properties = { schema: codec.fingerprint, ...context };
    await sendRaw(topic, { key: fusion.aggregateId, bytes: codec.encode(fusion), properties }, schema);
    await received(1);
    expect(follower.events[0]).to.include({ type: 'CompaniaFusionada', correlationId: fusion.correlationId });
    expect(JSON.parse(follower.events[0]!.json)).to.deep.include({ data: { motivo: 'venta' } });
  });

  it('leaves out what nobody can read', async () => {
    const { properties } = eliminada(newId());
    await sendRaw('eventos/auditoria', { key: newId(), bytes: Buffer.from('?'), properties });
    const ids = await publish(1, finalizada);
    await received(1);
    expect(aggregates()).to.deep.equal(ids);
  });

  it('reads on when the broker moves a topic', async () => {
    await publish(1, eliminada);
    await received(1);
    await sandbox.tenant.admin('PUT', `persistent/${sandbox.name}/eventos/compania-partition-0/unload`);
    await publish(3, eliminada);
    await received(4);
  });

  it('reads on when the process that reads for it is killed', async () => {
    await publish(1, eliminada);
    await received(1);
    const { stdout } = await run('pgrep', ['-P', String(process.pid), '-f', 'feed/process']);
    process.kill(Number(stdout), 'SIGKILL');
    await until('noticed', () => !feed.connected);
    await publish(3, eliminada);
    await received(4);
    expect(follower.connections).to.have.length(1);
  });

  it('reads on in another process after so many messages, without leaving any out', async () => {
    await follower.leave();
    await feed.close();
    feed = openFeed(1000, 7);
    await until('connected', () => feed.connected);
    follower.connect(feed);
    const before = readings;
    const ids = await publish(21, eliminada);
    await received(21);
    expect(aggregates()).to.deep.equal(ids);
    expect(readings - before).to.be.at.least(2);
  });

  it('resets whoever was away for longer than the topics remember', async () => {
    const path = `persistent/${sandbox.name}/eventos/auditoria-partition-0`;
    await publish(5, finalizada);
    await received(5);
    await follower.leave();
    await publish(20, finalizada);
    await sandbox.tenant.admin('POST', `namespaces/${sandbox.name}/eventos/retention`, {
      retentionTimeInMinutes: 0,
      retentionSizeInMB: 0,
    });
    await sandbox.tenant.admin('PUT', `${path}/unload`);
    await publish(1, finalizada);
    await until('deleted', async () => {
      await sandbox.tenant.admin('POST', `${path}/trim`);
      const { ledgers } = (await sandbox.tenant.admin('GET', `${path}/internalStats`)) as {
        ledgers: unknown[];
      };
      return ledgers.length === 1;
    });
    await feed.close();
    feed = openFeed(1000);
    await until('connected', () => feed.connected);
    follower.connect(feed);
    await until('reset', () => follower.connections.at(-1)!.resets === 1);
  });
});
