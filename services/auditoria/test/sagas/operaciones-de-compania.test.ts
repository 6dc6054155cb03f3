import type { EventosCompania } from '@propalpes/schemas/generated/types';
import type { MessageHandler } from '@propalpes/seedwork/application/message-handler';
import { expect } from 'chai';
import { estadosOperacion, type EstadoOperacion, type Operacion } from '../../src/domain/operacion.js';
import { operacionesDeCompania } from '../../src/sagas/operaciones-de-compania.js';
import type { Orden } from '../../src/sagas/orden.js';
import { COMPANIA, evento, OPERACION, publico, validos } from '../support/eventos.js';

const reglas = [{ codigo: 'COMPANIA_SIN_EMAIL', mensaje: 'La compañía no tiene correo electrónico.' }];
const valida = { ...publico, ...validos };
const invalida = { ...valida, email: null, identificacion: '890903938-7' };

const eventos = {
  'Creada, válida': evento('CompaniaCreada', valida),
  'Creada, inválida': evento('CompaniaCreada', invalida),
  'Actualizada, válida': evento('CompaniaActualizada', { ...valida, identificacionAnterior: null }),
  'Actualizada, inválida': evento('CompaniaActualizada', { ...invalida, identificacionAnterior: null }),
  Eliminada: evento('CompaniaEliminada', { motivo: null }),
  CreacionFallida: evento('CreacionCompaniaFallida', { motivo: 'DUPLICADA' }),
  ActualizacionFallida: evento('ActualizacionCompaniaFallida', { motivo: 'NO_EXISTE' }),
  Aprobada: evento('CompaniaAprobada', { versionAuditada: 3 }),
  Rechazada: evento('CompaniaRechazada', { versionAuditada: 3, reglas }),
  'AprobacionFallida, obsoleta': evento('AprobacionCompaniaFallida', {
    versionAuditada: 3,
    motivo: 'VERSION_OBSOLETA',
  }),
  'AprobacionFallida, eliminada': evento('AprobacionCompaniaFallida', {
    versionAuditada: 3,
    motivo: 'ELIMINADA',
  }),
  'RechazoFallido, obsoleto': evento('RechazoCompaniaFallido', {
    versionAuditada: 3,
    motivo: 'VERSION_OBSOLETA',
  }),
  'RechazoFallido, eliminada': evento('RechazoCompaniaFallido', {
    versionAuditada: 3,
    motivo: 'ELIMINADA',
  }),
} satisfies Record<string, EventosCompania>;

/** event → in an unknown operation | in one that waits for its verdict; in all others it changes nothing */
const tabla: Record<keyof typeof eventos, readonly [string, string]> = {
  'Creada, válida': ['EN_CURSO: aprobar', 'nada'],
  'Creada, inválida': ['EN_CURSO: rechazar', 'nada'],
  'Actualizada, válida': ['EN_CURSO: aprobar', 'nada'],
  'Actualizada, inválida': ['EN_CURSO: rechazar', 'nada'],
  Eliminada: ['COMPLETADA: finalizar', 'nada'],
  CreacionFallida: ['FALLIDA: finalizar', 'nada'],
  ActualizacionFallida: ['FALLIDA: finalizar', 'nada'],
  Aprobada: ['nada', 'COMPLETADA: finalizar'],
  Rechazada: ['nada', 'RECHAZADA: finalizar'],
  'AprobacionFallida, obsoleta': ['nada', 'SUSTITUIDA: finalizar'],
  'AprobacionFallida, eliminada': ['nada', 'FALLIDA: finalizar'],
  'RechazoFallido, obsoleto': ['nada', 'SUSTITUIDA: finalizar'],
  'RechazoFallido, eliminada': ['nada', 'FALLIDA: finalizar'],
};

function recibir(actual: Operacion | undefined, recibido: EventosCompania) {
  const transicion = operacionesDeCompania[recibido.type] as MessageHandler<
    EventosCompania,
    Operacion,
    Orden
  >;
  return transicion.decide(actual, recibido);
}

/** What happens, in the words of the table. */
function resultado(actual: Operacion | undefined, recibido: EventosCompania): string {
  const decision = recibir(actual, recibido);
  if (!decision) return 'nada';
  expect(decision.state.version).to.equal((actual?.version ?? 0) + 1);
  return `${decision.state.estado}: ${decision.events.map(({ orden }) => orden).join(', ')}`;
}

const enCurso = (): Operacion => recibir(undefined, eventos['Creada, válida'])!.state;
const cerrados = estadosOperacion.filter((estado) => estado !== 'EN_CURSO' && estado !== 'COMPENSANDO');
const cerrada = (estado: EstadoOperacion): Operacion => ({ ...enCurso(), version: 2, estado });

const pasosDe = ({ pasos }: Operacion) => pasos.map(({ nombre, estado }) => `${nombre} ${estado}`);

describe('operations on a company', () => {
  for (const [nombre, recibido] of Object.entries(eventos) as [keyof typeof eventos, EventosCompania][]) {
    const [nueva, abierta] = tabla[nombre];

    it(`${nombre}, in an unknown operation → ${nueva}`, () => {
      expect(resultado(undefined, recibido)).to.equal(nueva);
    });

    it(`${nombre}, while EN_CURSO → ${abierta}`, () => {
      expect(resultado(enCurso(), recibido)).to.equal(abierta);
    });

    it(`${nombre}, when the operation is over → nada`, () => {
      for (const estado of cerrados) expect(resultado(cerrada(estado), recibido)).to.equal('nada');
    });
  }

  it('are known by the operation that the events belong to', () => {
    expect(enCurso()).to.include({ id: OPERACION, agregadoId: COMPANIA, tipo: 'CREAR_COMPANIA' });
  });

  it('approve the version that was audited', () => {
    expect(recibir(undefined, eventos['Creada, válida'])?.events).to.deep.equal([
      { orden: 'aprobar', agregado: 'compania', agregadoId: COMPANIA, versionAuditada: 3 },
    ]);
  });

  it('reject with every rule that was broken', () => {
    const decision = recibir(undefined, eventos['Creada, inválida']);
    const [orden] = decision!.events;
    expect(orden).to.have.property('orden', 'rechazar');
    expect(orden).to.have.property('reglas').that.has.length(2);
    expect(decision?.state.reglasFallidas.map(({ codigo }) => codigo)).to.deep.equal([
      'COMPANIA_SIN_EMAIL',
      'NIT_DIGITO_INCORRECTO',
    ]);
  });

  it('name each by what was asked', () => {
    const tipos = [
      'Creada, válida',
      'Actualizada, válida',
      'Eliminada',
      'CreacionFallida',
      'ActualizacionFallida',
    ] as const;
    expect(tipos.map((nombre) => recibir(undefined, eventos[nombre])?.state.tipo)).to.deep.equal([
      'CREAR_COMPANIA',
      'ACTUALIZAR_COMPANIA',
      'ELIMINAR_COMPANIA',
      'CREAR_COMPANIA',
      'ACTUALIZAR_COMPANIA',
    ]);
  });

  it('show how far they came while they wait for the verdict to be carried out', () => {
    expect(pasosDe(enCurso())).to.deep.equal([
      'compania HECHO',
      'auditoria_compania HECHO',
      'decision_compania PENDIENTE',
    ]);
  });

  it('show that the audit failed', () => {
    expect(pasosDe(recibir(undefined, eventos['Creada, inválida'])!.state)).to.include(
      'auditoria_compania FALLIDO',
    );
  });

  it('show every step done when they are completed', () => {
    expect(pasosDe(recibir(enCurso(), eventos.Aprobada)!.state)).to.deep.equal([
      'compania HECHO',
      'auditoria_compania HECHO',
      'decision_compania HECHO',
    ]);
  });

  it('say at which step they failed and why', () => {
    const { state } = recibir(undefined, eventos.CreacionFallida)!;
    expect(state).to.include({ estado: 'FALLIDA', motivo: 'DUPLICADA' });
    expect(state.pasos[0]).to.deep.equal({
      nombre: 'compania',
      estado: 'FALLIDO',
      fecha: 2000,
      motivo: 'DUPLICADA',
    });
    expect(pasosDe(state).slice(1)).to.deep.equal([
      'auditoria_compania PENDIENTE',
      'decision_compania PENDIENTE',
    ]);
  });

  it('have one step when a company is deleted: there is nothing to judge', () => {
    expect(pasosDe(recibir(undefined, eventos.Eliminada)!.state)).to.deep.equal(['compania HECHO']);
  });

  it('begin when the first event happened and change when the last one did', () => {
    const aprobada = evento('CompaniaAprobada', { versionAuditada: 3 }, { time: 5000 });
    expect(recibir(enCurso(), aprobada)?.state).to.include({ fechaCreacion: 2000, fechaActualizacion: 5000 });
  });

  it('are a bug where an event does not say which version it made', () => {
    const sinVersion = evento('CompaniaCreada', valida, { aggregateVersion: null });
    expect(() => recibir(undefined, sinVersion)).to.throw('aggregate_version');
  });
});
