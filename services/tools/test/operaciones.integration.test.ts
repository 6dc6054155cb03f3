import type { Operacion } from '@propalpes/auditoria/domain/operacion';
import { nuevaOperacion } from '@propalpes/auditoria/domain/operacion';
import {
  operacionModel,
  operacionRepository,
} from '@propalpes/auditoria/infrastructure/operacion-repository';
import { SIN_COMENZAR } from '@propalpes/auditoria/sagas/sin-comenzar';
import { newId } from '@propalpes/seedwork/domain/id';
import { Sandbox } from '@propalpes/seedwork/testing/sandbox';
import { eventsOf } from '@propalpes/seedwork/testing/events-of';
import { expect } from 'chai';
import { cancelOperaciones } from '../src/operaciones/cancel.js';
import { listOperaciones, showOperacion } from '../src/operaciones/look.js';
import { filterOf } from '../src/operaciones/selection.js';
import { workshopIn, type Bench } from './support/workshop.js';

const HOUR = 3_600_000;
const leave = { upTo: 100, yes: false, dryRun: false };

describe('operaciones', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let bench: Bench;
  let old: Operacion;
  let young: Operacion;
  let over: Operacion;

  before(async () => {
    sandbox = await Sandbox.open(['comandos/auditoria']);
    bench = workshopIn(sandbox);
    old = await begun(2 * HOUR);
    young = await begun(1000);
    over = await begun(2 * HOUR, { estado: 'COMPLETADA' });
    await begun(3 * HOUR, { tipo: SIN_COMENZAR });
  });

  beforeEach(() => {
    bench.said.length = 0;
  });

  after(() => sandbox.close());

  async function begun(ageMs: number, change: Partial<Operacion> = {}): Promise<Operacion> {
    const ahora = Date.now() - ageMs;
    const mensajeId = newId();
    const operacion = {
      ...nuevaOperacion({
        id: newId(),
        tipo: 'CREAR_PROPIEDAD',
        agregadoId: newId(),
        pasos: ['propiedad', 'geografico'],
        memoria: {},
        plazo: { tipo: 'EXPIRACION', vence: ahora + 24 * HOUR },
        ahora,
      }),
      version: 1,
      bitacora: [{ fecha: ahora, causa: 'RegistrarPropiedad', mensajeId, estado: 'EN_CURSO' as const }],
      ...change,
    };
    const repository = operacionRepository(operacionModel(await bench.workshop.database('auditoria')));
    await repository.save(repository.unseen(operacion.id), operacion, { messageId: mensajeId, outbox: [] });
    return operacion;
  }

  it('lists those that have begun and are open, oldest first', async () => {
    await listOperaciones(bench.workshop, filterOf({}), 50);
    const [, first, second, ...rest] = bench.said;
    expect(first).to.include(old.id).and.include('EN_CURSO').and.include('2h').and.include('propiedad');
    expect(second).to.include(young.id);
    expect(rest).to.be.empty;
  });

  it('lists those in a state, and those that began long ago', async () => {
    await listOperaciones(bench.workshop, filterOf({ estado: 'COMPLETADA' }), 50);
    await listOperaciones(bench.workshop, filterOf({ older: HOUR }), 50);
    expect(
      bench.said.filter((line) => line.includes('CREAR_PROPIEDAD')).map((line) => line.split(' ')[0]),
    ).to.deep.equal([over.id, old.id]);
  });

  it('shows the steps, the log and what is due', async () => {
    await showOperacion(bench.workshop, old.id);
    const text = bench.said.join('\n');
    expect(text)
      .to.match(/geografico +PENDIENTE/)
      .and.match(/RegistrarPropiedad/)
      .and.match(/EXPIRACION 20/);
  });

  it('asks auditoria to cancel those that were chosen', async () => {
    expect(await cancelOperaciones(bench.workshop, filterOf({ older: HOUR }), leave)).to.equal(1);
    const [command, ...rest] = await eventsOf(bench.workshop.broker, 'comandos/auditoria', old.id);
    expect(command).to.include({ type: 'CancelarOperacion', correlationId: old.id, aggregateVersion: null });
    expect(rest).to.be.empty;
    expect(await eventsOf(bench.workshop.broker, 'comandos/auditoria', young.id)).to.be.empty;
  });
});
