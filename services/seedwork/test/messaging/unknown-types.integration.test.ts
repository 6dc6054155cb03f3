import { expect } from 'chai';
import { TcpProxy } from '@propalpes/local/process/tcp-proxy';
import { codecFor, createCodec } from '@propalpes/schemas/codec';
import { newId } from '../../src/domain/id.js';
import type { Broker } from '../../src/messaging/client.js';
import type { HandlerTable } from '../../src/messaging/dispatcher.js';
import { Sandbox } from '../../testing/sandbox.js';
import { until } from '../../testing/until.js';
import { crear, eliminada, eliminar } from '../support/commands.js';
import { whileConsuming } from '../support/consuming.js';
import { newerSchema } from '../support/evolution.js';
import { context, crearCompania } from '../support/messages.js';
import { metric } from '../../testing/metric.js';
import { RawTopic, type RawMessage } from '../support/raw-topic.js';

const comandos = 'comandos/compania';
const eventos = 'eventos/compania';

type Encoder = { fingerprint: string; encode(message: { type: string }): Buffer };

describe('a newer producer', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let broker: Broker;
  let handled: string[];

  const handlers: HandlerTable<typeof comandos> = {
    CrearCompania: ({ aggregateId }) => {
      handled.push(aggregateId);
      return Promise.resolve();
    },
  };

  before(async () => {
    sandbox = await Sandbox.open([comandos, eventos]);
    broker = sandbox.broker();
  });

  beforeEach(() => (handled = []));

  after(() => sandbox.close());

  /** A message as a version with one more field and one more payload writes it. */
  function newer(topic: typeof comandos | typeof eventos, payload: string, message: object) {
    const schema = newerSchema(topic, payload, 'CompaniaFusionada');
    const codec = createCodec(topic, schema) as Encoder;
    const { type, aggregateId } = message as { type: string; aggregateId: string };
    return {
      schema,
      message: {
        key: aggregateId,
        bytes: codec.encode(message as { type: string }),
        properties: { type, schema: codec.fingerprint, ...context },
      },
    };
  }

  const fusion = (aggregateId: string) => ({
    ...crearCompania(aggregateId, null),
    type: 'CompaniaFusionada',
    data: { motivo: 'venta' },
  });

  async function send(
    topic: typeof comandos | typeof eventos,
    schema: string,
    ...messages: RawMessage[]
  ): Promise<void> {
    await sandbox.tenant.registerSchema(topic, schema);
    const producer = await RawTopic.open(broker, topic, schema);
    await producer.send(...messages);
    await producer.close();
  }

  it('is read by an older consumer, without the field that it does not know', async () => {
    const command = crearCompania(newId(), '1');
    const data = { ...command.data, nota: 'nueva' };
    const { schema, message } = newer(comandos, 'CrearCompania', { ...command, data });
    let read: object | undefined;
    await send(comandos, schema, message);
    await whileConsuming(
      broker,
      {
        topic: comandos,
        handlers: {
          CrearCompania: (given) => {
            read = { ...given.data };
            return Promise.resolve();
          },
        },
      },
      async () => {
        await until('read', () => read);
      },
    );
    expect(read).to.deep.equal(command.data);
  });

  it('may send an event that an older consumer does not know: it is acknowledged and counted', async () => {
    const labels = { topic: eventos, outcome: 'ignored' };
    const before = await metric('propalpes_messages_handled_total', labels);
    const { schema, message } = newer(eventos, 'CompaniaCreada', fusion(newId()));
    await send(eventos, schema, message);
    await whileConsuming(broker, { topic: eventos, handlers: {} }, async () => {
      await until('ignored', async () => (await metric('propalpes_messages_handled_total', labels)) > before);
    });
    expect(await backlog(eventos, 'auditoria')).to.equal(0);
  });

  it('may send a command that an older consumer does not know: it waits while others go on', async () => {
    const [waiting, other] = [newId(), newId()];
    const { schema, message } = newer(comandos, 'CrearCompania', fusion(waiting));
    await send(comandos, schema, message, crear(waiting), crear(other));
    await whileConsuming(broker, { topic: comandos, handlers }, async () => {
      await until('the other handled', () => handled.includes(other));
      await until('tried again', retriedSome);
    });
    expect(handled).to.deep.equal([other]);
    expect(await backlog(comandos, 'companias')).to.equal(2);
    await sandbox.tenant.admin(
      'POST',
      `persistent/${sandbox.name}/${comandos}-partition-0/subscription/companias/skip_all`,
    );
  });

  it('is waited for: a command without a handler is handled by the next version, in order', async () => {
    const key = newId();
    const producer = await RawTopic.open(broker, comandos);
    await producer.send(eliminar(key), crear(key));
    await whileConsuming(broker, { topic: comandos, handlers }, async () => {
      await until('tried again', retriedSome);
    });
    expect(handled).to.deep.equal([]);
    const nextVersion: typeof handlers = {
      ...handlers,
      EliminarCompania: () => {
        handled.push('eliminar');
        return Promise.resolve();
      },
    };
    await whileConsuming(broker, { topic: comandos, handlers: nextVersion }, async () => {
      await until('both handled', () => handled.length === 2);
    });
    expect(handled).to.deep.equal(['eliminar', key]);
    await producer.close();
  });

  it('may send an event for which there is no handler: it is acknowledged', async () => {
    const producer = await RawTopic.open(broker, eventos);
    await producer.send(eliminada(newId()));
    await whileConsuming(broker, { topic: eventos, handlers: {} }, async () => {
      await until('acknowledged', async () => (await backlog(eventos, 'auditoria')) === 0);
    });
    await producer.close();
  });

  it('is read as soon as a registry that was away is back', async () => {
    const { hostname, port } = new URL(sandbox.parts.PULSAR_ADMIN_URL);
    const registry = new TcpProxy({ host: hostname, port: Number(port) });
    await registry.restore();
    await registry.cut();
    const elsewhere = sandbox.broker(`http://127.0.0.1:${registry.port}`);
    const key = newId();
    const schema = newerSchema(comandos, 'EliminarCompania', 'CompaniaEscindida');
    const codec = createCodec(comandos, schema) as Encoder;
    const bytes = codec.encode(crearCompania(key, null));
    const properties = { type: 'CrearCompania', schema: codec.fingerprint };
    await send(comandos, schema, { key, bytes, properties });
    await whileConsuming(elsewhere, { topic: comandos, handlers }, async () => {
      await until('tried again', retriedSome);
      expect(handled).to.deep.equal([]);
      await registry.restore();
      await until('read', () => handled.includes(key));
    });
    await registry.cut();
  });

  it('leaves the messages of its own version to be read without the registry', async () => {
    const nowhere = sandbox.broker('http://127.0.0.1:1');
    const key = newId();
    const producer = await RawTopic.open(broker, comandos, codecFor(comandos).schema);
    await producer.send(crear(key));
    await whileConsuming(nowhere, { topic: comandos, handlers }, async () => {
      await until('read', () => handled.includes(key));
    });
    await producer.close();
  });

  let retries = 0;

  /** True once attempts failed since it was last asked. */
  async function retriedSome(): Promise<boolean> {
    const now = await metric('propalpes_message_retries_total', { topic: comandos, kind: 'transient' });
    const more = now >= retries + 2;
    if (more) retries = now;
    return more;
  }

  async function backlog(topic: string, subscription: string): Promise<number> {
    const path = `persistent/${sandbox.name}/${topic}-partition-0/stats?getPreciseBacklog=true`;
    const { subscriptions } = (await sandbox.tenant.admin('GET', path)) as {
      subscriptions: Record<string, { msgBacklog: number }>;
    };
    return subscriptions[subscription]?.msgBacklog ?? NaN;
  }
});
