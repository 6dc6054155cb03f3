import { MemoryRepository } from '@propalpes/seedwork/testing/memory-repository';
import { metric } from '@propalpes/seedwork/testing/metric';
import { expect } from 'chai';
import { register } from 'prom-client';
import { nuevaOperacion, type EstadoOperacion, type Operacion } from '../../src/domain/operacion.js';
import { OperacionesMedidas } from '../../src/infrastructure/operaciones-medidas.js';
import { OPERACION, PROPIEDAD } from '../support/mensajes.js';

let kinds = 0;

describe('what is counted of operations', () => {
  let tipo: string;
  let medidas: OperacionesMedidas;
  let nueva: Operacion;

  beforeEach(() => {
    // The counters are those of the process: each test counts a kind of its own.
    tipo = `TIPO_${(kinds += 1)}`;
    medidas = new OperacionesMedidas(new MemoryRepository<Operacion>(), [tipo]);
    const inicio = { id: OPERACION, agregadoId: PROPIEDAD, pasos: ['propiedad'], memoria: {}, plazo: null };
    nueva = { ...nuevaOperacion({ ...inicio, tipo, ahora: 1000 }), version: 1 };
  });

  const save = async (state: Operacion) =>
    medidas.save(await medidas.load(state.id), state, { messageId: `m${state.version}`, outbox: [] });
  const next = (state: Operacion, cambio: Partial<Operacion>): Operacion => ({
    ...state,
    ...cambio,
    version: state.version + 1,
  });
  const started = () => metric('propalpes_operations_started_total', { tipo });
  const ended = (estado: EstadoOperacion) => metric('propalpes_operations_ended_total', { tipo, estado });
  const failed = (codigo: string) => metric('propalpes_rules_failed_total', { codigo });

  it('none has started or ended at first, which is 0 and not missing', async () => {
    const series = async (name: string) => {
      const found = await register.getSingleMetric(name)!.get();
      return found.values.filter(({ labels }) => labels['tipo'] === tipo).map(({ value }) => value);
    };
    expect(await series('propalpes_operations_started_total')).to.deep.equal([0]);
    expect(await series('propalpes_operations_ended_total')).to.deep.equal([0, 0, 0, 0, 0]);
  });

  it('one that begins has started once, however often it changes', async () => {
    await save(nueva);
    await save(next(nueva, { motivo: 'otro' }));
    expect(await started()).to.equal(1);
  });

  it('one that another replica has stored is not counted here', async () => {
    await save(nueva);
    expect(await medidas.save(medidas.unseen(OPERACION), nueva, { messageId: 'm', outbox: [] })).to.equal(
      'conflict',
    );
    expect(await started()).to.equal(1);
  });

  it('one that is cancelled before anybody has heard of it has not started', async () => {
    const sinComenzar = { ...nueva, tipo: 'SIN_COMENZAR' };
    await save(sinComenzar);
    expect(await metric('propalpes_operations_started_total', { tipo: 'SIN_COMENZAR' })).to.equal(0);
    await save(next(sinComenzar, { tipo, estado: 'COMPENSANDO' }));
    expect([await started(), await ended('COMPENSANDO')]).to.deep.equal([1, 0]);
  });

  it('one that is over has ended once, after the time that its messages tell', async () => {
    await save(nueva);
    const over = next(nueva, { estado: 'COMPLETADA', fechaActualizacion: 3500 });
    await save(over);
    await save(next(over, { fechaActualizacion: 9000 }));
    expect(await ended('COMPLETADA')).to.equal(1);
    expect(await register.metrics()).to.include(
      `propalpes_operation_duration_seconds_sum{tipo="${tipo}",estado="COMPLETADA"} 2.5`,
    );
  });

  it('one that begins and ends with the same message has started and ended', async () => {
    await save({ ...nueva, estado: 'FALLIDA' });
    expect([await started(), await ended('FALLIDA')]).to.deep.equal([1, 1]);
  });

  it('each broken rule counts once, when it is found', async () => {
    const [una, otra] = [`${tipo}_UNA`, `${tipo}_OTRA`];
    const regla = (codigo: string) => ({ codigo, mensaje: '' });
    await save({ ...nueva, reglasFallidas: [regla(una)] });
    const audited = next(nueva, { reglasFallidas: [regla(una), regla(otra)] });
    await save(audited);
    await save(next(audited, { estado: 'RECHAZADA' }));
    expect([await failed(una), await failed(otra)]).to.deep.equal([1, 1]);
  });
});
