import type { EventosCompania } from '@propalpes/schemas/generated/types';
import { expect } from 'chai';
import { estadosOperacion, type EstadoOperacion, type Operacion } from '../../src/domain/operacion.js';
import { engine, Escenario, EXPIRACION_MS } from '../support/escenario.js';
import { COMPANIA, companiaValida, mensaje, OPERACION, publico } from '../support/mensajes.js';
import { cancelar, revisar } from '../support/mensajes-de-propiedad.js';

const reglas = [{ codigo: 'COMPANIA_SIN_EMAIL', mensaje: 'La compañía no tiene correo electrónico.' }];
const valida = { ...publico, ...companiaValida };
const invalida = { ...valida, email: null, identificacion: '890903938-7' };

const eventos = {
  'Creada, válida': mensaje('CompaniaCreada', valida),
  'Creada, inválida': mensaje('CompaniaCreada', invalida),
  'Actualizada, válida': mensaje('CompaniaActualizada', { ...valida, identificacionAnterior: null }),
  'Actualizada, inválida': mensaje('CompaniaActualizada', { ...invalida, identificacionAnterior: null }),
  Eliminada: mensaje('CompaniaEliminada', { motivo: null }),
  CreacionFallida: mensaje('CreacionCompaniaFallida', { motivo: 'DUPLICADA' }),
  ActualizacionFallida: mensaje('ActualizacionCompaniaFallida', { motivo: 'NO_EXISTE' }),
  Aprobada: mensaje('CompaniaAprobada', { versionAuditada: 3 }),
  Rechazada: mensaje('CompaniaRechazada', { versionAuditada: 3, reglas }),
  'AprobacionFallida, obsoleta': mensaje('AprobacionCompaniaFallida', {
    versionAuditada: 3,
    motivo: 'VERSION_OBSOLETA',
  }),
  'AprobacionFallida, eliminada': mensaje('AprobacionCompaniaFallida', {
    versionAuditada: 3,
    motivo: 'ELIMINADA',
  }),
  'RechazoFallido, obsoleto': mensaje('RechazoCompaniaFallido', {
    versionAuditada: 3,
    motivo: 'VERSION_OBSOLETA',
  }),
  'RechazoFallido, eliminada': mensaje('RechazoCompaniaFallido', {
    versionAuditada: 3,
    motivo: 'ELIMINADA',
  }),
} satisfies Record<string, EventosCompania>;

/** event → in an unknown operation | in one that waits for its verdict; in all others it changes nothing */
const tabla: Record<keyof typeof eventos, readonly [string, string]> = {
  'Creada, válida': ['EN_CURSO: AprobarCompania', 'nada'],
  'Creada, inválida': ['EN_CURSO: RechazarCompania', 'nada'],
  'Actualizada, válida': ['EN_CURSO: AprobarCompania', 'nada'],
  'Actualizada, inválida': ['EN_CURSO: RechazarCompania', 'nada'],
  Eliminada: ['COMPLETADA: OperacionFinalizada', 'nada'],
  CreacionFallida: ['FALLIDA: OperacionFinalizada', 'nada'],
  ActualizacionFallida: ['FALLIDA: OperacionFinalizada', 'nada'],
  Aprobada: ['nada', 'COMPLETADA: OperacionFinalizada'],
  Rechazada: ['nada', 'RECHAZADA: OperacionFinalizada'],
  'AprobacionFallida, obsoleta': ['nada', 'SUSTITUIDA: OperacionFinalizada'],
  'AprobacionFallida, eliminada': ['nada', 'FALLIDA: OperacionFinalizada'],
  'RechazoFallido, obsoleto': ['nada', 'SUSTITUIDA: OperacionFinalizada'],
  'RechazoFallido, eliminada': ['nada', 'FALLIDA: OperacionFinalizada'],
};

const recibir = (actual: Operacion | undefined, recibido: EventosCompania) => engine.decide(actual, recibido);

/** What happens, in the words of the table. */
function resultado(actual: Operacion | undefined, recibido: EventosCompania): string {
  const decision = recibir(actual, recibido);
  if (!decision) return 'nada';
  expect(decision.state.version).to.equal((actual?.version ?? 0) + 1);
  return `${decision.state.estado}: ${decision.events.map(({ type }) => type).join(', ')}`;
}

const enCurso = (causa: EventosCompania = eventos['Creada, válida']): Operacion =>
  recibir(undefined, causa)!.state;
/** A company that is rejected has broken a rule. */
const antesDe = (nombre: string): Operacion =>
  enCurso(nombre.startsWith('Recha') ? eventos['Creada, inválida'] : eventos['Creada, válida']);
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
      expect(resultado(antesDe(nombre), recibido)).to.equal(abierta);
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
      {
        topic: 'comandos/compania',
        type: 'AprobarCompania',
        aggregateId: COMPANIA,
        aggregateVersion: null,
        data: { versionAuditada: 3 },
      },
    ]);
  });

  it('reject with every rule that was broken', () => {
    const decision = recibir(undefined, eventos['Creada, inválida']);
    const [orden] = decision!.events;
    expect(orden).to.have.property('type', 'RechazarCompania');
    expect(orden).to.have.nested.property('data.reglas').that.has.length(2);
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
    const aprobada = mensaje('CompaniaAprobada', { versionAuditada: 3 }, { time: 5000 });
    expect(recibir(enCurso(), aprobada)?.state).to.include({ fechaCreacion: 2000, fechaActualizacion: 5000 });
  });

  it('are a bug where an event does not say which version it made', () => {
    const sinVersion = mensaje('CompaniaCreada', valida, { aggregateVersion: null });
    expect(() => recibir(undefined, sinVersion)).to.throw('aggregate_version');
  });

  for (const { motivo, mensaje: fin } of [
    { motivo: 'CANCELADA', mensaje: cancelar },
    { motivo: 'EXPIRADA', mensaje: revisar(2000 + EXPIRACION_MS) },
  ]) {
    it(`delete a new company when they are ${motivo}`, () => {
      Escenario.nuevo()
        .on(eventos['Creada, válida'], fin)
        .sends('EliminarCompania')
        .ignores(eventos.Aprobada, fin)
        .on(eventos.Eliminada)
        .ends('COMPENSADA', motivo);
    });
  }

  it('leave a changed company as it is when they expire', () => {
    Escenario.nuevo()
      .on(eventos['Actualizada, válida'])
      .ignores(cancelar)
      .on(revisar(2000 + EXPIRACION_MS))
      .ends('FALLIDA', 'EXPIRADA');
  });
});
