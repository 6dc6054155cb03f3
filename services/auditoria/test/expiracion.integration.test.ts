import type { TopicName } from '@propalpes/schemas/generated/types';
import { newId } from '@propalpes/seedwork/domain/id';
import { Sandbox } from '@propalpes/seedwork/testing/sandbox';
import { messagesOf } from '@propalpes/seedwork/testing/topic-messages';
import { until } from '@propalpes/seedwork/testing/until';
import { expect } from 'chai';
import { Emisor } from './support/emisor.js';
import { geograficoValido, propiedadValida } from './support/mensajes.js';
import { startService, topics, type Operacion } from './support/sistema.js';
import type { ServiceProcess } from '@propalpes/seedwork/testing/service-process';

describe('an operation that nobody answers', function () {
  this.timeout(60_000);
  const [operacionId, propiedadId] = [newId(), newId()];
  let sandbox: Sandbox;
  let emisor: Emisor;
  let auditoria: ServiceProcess;

  before(async () => {
    sandbox = await Sandbox.open(topics);
    emisor = await Emisor.open(sandbox, 'comandos/auditoria', 'eventos/propiedad', 'eventos/geografico');
    auditoria = await startService(sandbox, 'auditoria', {
      EXPIRE_AFTER_MS: '500',
      REVIEW_AFTER_MS: '100',
      SWEEP_EVERY_MS: '50',
    });
  });

  after(() => sandbox.close());

  const operacion = async () => {
    const response = await auditoria.rest(`/auditoria/operaciones/${operacionId}`);
    return response.ok ? ((await response.json()) as Operacion) : undefined;
  };
  const enEstado = (estado: string) =>
    until(estado, async () => ((await operacion())?.estado === estado ? operacion() : undefined));
  const typesIn = async (topic: TopicName) =>
    (await messagesOf(sandbox.broker(), topic)).map((message) => message.getProperties()['type']);
  const eliminado = { aggregateId: propiedadId, aggregateVersion: 2, data: { motivo: 'COMPENSACION' } };

  it('asks for what it needs', async () => {
    await emisor.enviar(operacionId, {
      topic: 'comandos/auditoria',
      type: 'RegistrarPropiedad',
      aggregateId: operacionId,
      aggregateVersion: null,
      data: { propiedadId, propiedad: propiedadValida, geografico: geograficoValido },
    });
    await until('the operation', operacion);
    expect(await typesIn('comandos/propiedad')).to.include('CrearPropiedad');
    expect(await typesIn('comandos/geografico')).to.include('CrearDatosGeograficos');
  });

  it('undoes it when it expires', async () => {
    expect(await enEstado('COMPENSANDO')).to.include({ motivo: 'EXPIRADA' });
    await until('compensation', async () => (await typesIn('comandos/geografico')).length === 2);
    expect(await typesIn('comandos/propiedad')).to.deep.equal(['CrearPropiedad', 'EliminarPropiedad']);
  });

  it('waits for as long as it takes until somebody says that it is undone', async () => {
    await emisor.enviar(operacionId, {
      topic: 'eventos/propiedad',
      type: 'PropiedadEliminada',
      ...eliminado,
    });
    await emisor.enviar(operacionId, {
      topic: 'eventos/geografico',
      type: 'DatosGeograficosEliminados',
      ...eliminado,
    });
    const { motivo, pasos } = await enEstado('COMPENSADA');
    expect(motivo).to.equal('EXPIRADA');
    expect(pasos.slice(0, 2).map(({ estado }) => estado)).to.deep.equal(['COMPENSADO', 'COMPENSADO']);
  });

  it('reminded it once, and tells so', async () => {
    const types = await typesIn('comandos/auditoria');
    expect(types.filter((type) => type === 'RevisarOperacion')).to.have.length(1);
    expect(await typesIn('eventos/auditoria')).to.deep.equal(['OperacionFinalizada']);
  });

  it('shows how much is due among its metrics', async () => {
    const metrics = await (await auditoria.management('/metrics')).text();
    expect(metrics).to.match(/^propalpes_operations_due 0$/m);
  });

  it('stops in peace, sweeper and all', async () => {
    expect(await auditoria.stop()).to.deep.equal({ code: 0, signal: null });
  });
});
