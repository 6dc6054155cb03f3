import type { MessagesByTopic, TopicName } from '@propalpes/schemas/generated/types';
import { expect } from 'chai';
import { newId } from '../../src/domain/id.js';
import type { Broker } from '../../src/messaging/client.js';
import { encodeMessage, type Outgoing } from '../../src/messaging/outgoing.js';
import { Publisher } from '../../src/messaging/publisher.js';
import { newTraceparent } from '../../src/runtime/trace.js';
import { eventsOf } from '../events-of.js';
import { eventTypesOf, topicsOf, type RegistroApi } from '../registro-api.js';
import { RegistroService } from '../registro-service.js';
import { Sandbox } from '../sandbox.js';
import { until } from '../until.js';

export interface LifeUnderTest {
  readonly api: RegistroApi;
  /** The data of a command, as messages carry them. */
  readonly datos: object;
  /** What is sent to create one that has nothing in common with another number. */
  readonly sample: (number: number) => Record<string, string>;
  /** Whether two that live may have the same data. */
  readonly unique: boolean;
}

type AnyEvent = MessagesByTopic[TopicName];

/** From the first command to the last event, on the real parts. Gives the service for tests of its own. */
export function testLife({ api, datos, sample, unique }: LifeUnderTest): () => RegistroService {
  let sandbox: Sandbox;
  let service: RegistroService;
  let broker: Broker;
  let publisher: Publisher;
  const types = eventTypesOf(api);
  const [campo = ''] = Object.keys(api.campos);

  before(async () => {
    sandbox = await Sandbox.open(topicsOf(api));
    service = await (await RegistroService.start(api, sandbox)).ready();
    broker = sandbox.broker();
    publisher = new Publisher(broker, {
      topics: [api.comandos],
      sendTimeoutMs: 5000,
      maxPendingMessages: 10,
    });
    sandbox.defer(() => publisher.close());
    await until('publisher', () => publisher.connected);
  });

  after(() => sandbox.close());

  /** Sends a command as the saga does. */
  async function send(verb: string, aggregateId: string, data: object): Promise<void> {
    const type = `${verb}${api.name}`;
    const command = { topic: api.comandos, type, aggregateId, aggregateVersion: null, data } as Outgoing;
    const cause = { correlationId: newId(), causationId: null, traceparent: newTraceparent() };
    await publisher.publish([encodeMessage(command, cause, { serviceName: 'test', time: Date.now() })]);
  }

  /** The events of one as soon as there are so many. */
  const events = (id: string, count: number): Promise<AnyEvent[]> =>
    until(`${count} events`, async () => {
      const found = await eventsOf(broker, api.eventos, id);
      return found.length >= count && found;
    });

  const typesOf = (some: readonly AnyEvent[]) => some.map(({ type }) => type);

  it('begins under the id and in the operation that the answer named', async () => {
    const { id, operacion } = await service.create(sample(1));
    const [creado] = await events(id, 1);
    expect(creado).to.include({ type: types.creado, correlationId: operacion, aggregateVersion: 1 });
    expect(await service.find(id)).to.include({ estado: 'PENDIENTE', version: 1 });
  });

  it('begins once, however often it is asked for under one key', async () => {
    const key = { 'idempotency-key': 'life' };
    const accepted = await service.create(sample(2), key);
    expect(await service.create(sample(2), key)).to.deep.equal(accepted);
    await service.delete(accepted.id);
    expect(typesOf(await events(accepted.id, 2))).to.deep.equal([types.creado, types.eliminado]);
  });

  it('goes on with a change, which who saw an older version cannot make', async () => {
    const { id } = await service.create(sample(3));
    await service.update(id, { [campo]: 'nuevo' });
    await service.update(id, { [campo]: 'viejo', version_esperada: 1 });
    const [, ...told] = await events(id, 3);
    expect(typesOf(told)).to.deep.equal([types.actualizado, types.actualizacion_fallida]);
    expect(told[1]?.data).to.include({ motivo: 'VERSION_OBSOLETA' });
    expect(await service.find(id)).to.include({ [campo]: 'nuevo', version: 2 });
  });

  it('goes through approval and a later rejection of whatever version there is', async () => {
    const { id } = await service.create(sample(4));
    await send('Aprobar', id, { versionAuditada: 1 });
    await service.find(id, 'APROBADA');
    const reglas = [{ codigo: 'SIN_DATOS', mensaje: 'No tiene datos.' }];
    await send('Rechazar', id, { versionAuditada: null, reglas });
    expect(await service.find(id, 'RECHAZADA')).to.deep.include({ reglas_fallidas: reglas });
    expect(typesOf(await events(id, 3)).slice(1)).to.deep.equal([types.aprobado, types.rechazado]);
  });

  it('ends before it begins when it is compensated first', async () => {
    const id = newId();
    await send('Eliminar', id, { motivo: 'COMPENSACION' });
    await send('Crear', id, datos);
    const told = await events(id, 2);
    expect(typesOf(told)).to.deep.equal([types.eliminado, types.creacion_fallida]);
    expect(told[1]?.data).to.include({ motivo: 'ELIMINADA' });
    expect(await service.find(id)).to.include({ estado: 'ELIMINADA', motivo: 'COMPENSACION', version: 1 });
  });

  if (unique)
    it('keeps what is unique to it until it ends', async () => {
      const first = await service.create(sample(5));
      await service.find(first.id);
      const refused = await service.create(sample(5));
      expect(await service.find(refused.id, 'FALLIDA')).to.include({ motivo: 'DUPLICADA' });
      await service.delete(first.id);
      await service.find(first.id, 'ELIMINADA');
      const { id } = await service.create(sample(5));
      await service.find(id, 'PENDIENTE');
    });
  else
    it('may be like another one', async () => {
      const both = [await service.create(sample(5)), await service.create(sample(5))];
      for (const { id } of both) await service.find(id, 'PENDIENTE');
    });

  it('outlives a stop of its process, which ends in order', async () => {
    const { id } = await service.create(sample(6));
    expect(await service.process.stop('SIGTERM')).to.deep.equal({ code: 0, signal: null });
    service = await (await RegistroService.start(api, sandbox)).ready();
    await service.find(id);
    expect(typesOf(await events(id, 1))).to.include(types.creado);
  });

  return () => service;
}
