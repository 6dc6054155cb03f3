import { codecFor } from '@propalpes/schemas/codec';
import { expect } from 'chai';
import { Unavailable } from '../../src/application/unavailable.js';
import { newId } from '../../src/domain/id.js';
import type { Broker } from '../../src/messaging/client.js';
import { Publisher } from '../../src/messaging/publisher.js';
import { Sandbox } from '../../testing/sandbox.js';
import { messagesOf } from '../../testing/topic-messages.js';
import { until } from '../../testing/until.js';
import { crear } from '../support/commands.js';

const topic = 'comandos/compania';

describe('publisher', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let broker: Broker;
  let publisher: Publisher;

  before(async () => {
    sandbox = await Sandbox.open(['comandos/auditoria', 'errores/mensajes']);
    broker = sandbox.broker();
  });

  beforeEach(() => {
    publisher = new Publisher(broker, { topics: [topic], sendTimeoutMs: 2000, maxPendingMessages: 100 });
  });

  afterEach(() => publisher.close());

  after(() => sandbox.close());

  const connected = () => until('connected', () => publisher.connected);

  async function rejection(work: Promise<unknown>): Promise<unknown> {
    try {
      await work;
    } catch (error) {
      return error;
    }
    return undefined;
  }

  it('is refused until its topic and its schema are there, whatever comes first', async () => {
    expect(await rejection(publisher.publish([crear(newId())]))).to.be.instanceOf(Unavailable);
    const path = `persistent/${sandbox.name}/${topic}`;
    await sandbox.tenant.admin('PUT', `${path}/partitions`, 1);
    expect(await rejection(publisher.publish([crear(newId())]))).to.be.instanceOf(Unavailable);
    expect(publisher.connected).to.be.false;
    await sandbox.tenant.registerSchema(topic, codecFor(topic).schema);
    await connected();
    await publisher.publish([crear(newId())]);
  });

  it('closes while it is still refused', async () => {
    const refused = new Publisher(broker, {
      topics: ['eventos/auditoria'],
      sendTimeoutMs: 2000,
      maxPendingMessages: 100,
    });
    await refused.close();
    expect(refused.connected).to.be.false;
  });

  it('stores messages in order, with their keys and properties, before it resolves', async () => {
    await connected();
    const messages = ['uno', 'dos', 'tres'].map((nombre) => crear(newId(), nombre));
    await publisher.publish(messages);
    const stored = (await messagesOf(broker, topic)).slice(-3);
    expect(stored.map((message) => message.getData())).to.deep.equal(messages.map(({ bytes }) => bytes));
    expect(stored.map((message) => message.getPartitionKey())).to.deep.equal(messages.map(({ key }) => key));
    expect({ ...stored[0]!.getProperties() }).to.deep.equal(messages[0]!.properties);
  });

  it('does not have a topic that it was not made for', async () => {
    await connected();
    const error = await rejection(publisher.publish([{ ...crear(newId()), topic: 'eventos/auditoria' }]));
    expect(error).to.be.instanceOf(Unavailable);
  });
});
