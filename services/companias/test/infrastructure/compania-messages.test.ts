import { encodeMessage } from '@propalpes/seedwork/messaging/outgoing';
import { readerFor } from '@propalpes/schemas/tolerant-reader';
import { expect } from 'chai';
import type { SucesoCompania } from '../../src/domain/compania.js';
import { eventoDe } from '../../src/infrastructure/compania-messages.js';
import { compania, ID } from '../support/companias.js';

const reglas = [{ codigo: 'COMPANIA_SIN_EMAIL', mensaje: 'La compañía no tiene correo electrónico.' }];
const anterior = compania().datos;
const publico = {
  ...compania().datos,
  estado: 'APROBADA',
  fechaCreacion: 1000,
  fechaActualizacion: 1000,
};

const casos: readonly [SucesoCompania, string, object][] = [
  [{ suceso: 'creado' }, 'CompaniaCreada', publico],
  [{ suceso: 'creacion_fallida', motivo: 'DUPLICADA' }, 'CreacionCompaniaFallida', { motivo: 'DUPLICADA' }],
  [{ suceso: 'actualizado', anterior }, 'CompaniaActualizada', { ...publico, identificacionAnterior: null }],
  [
    { suceso: 'actualizacion_fallida', motivo: 'NO_EXISTE' },
    'ActualizacionCompaniaFallida',
    { motivo: 'NO_EXISTE' },
  ],
  [{ suceso: 'eliminado', motivo: null }, 'CompaniaEliminada', { motivo: null }],
  [{ suceso: 'aprobado', versionAuditada: 4 }, 'CompaniaAprobada', { versionAuditada: 4 }],
  [
    { suceso: 'aprobacion_fallida', versionAuditada: 3, motivo: 'VERSION_OBSOLETA' },
    'AprobacionCompaniaFallida',
    { versionAuditada: 3, motivo: 'VERSION_OBSOLETA' },
  ],
  [{ suceso: 'rechazado', versionAuditada: 4, reglas }, 'CompaniaRechazada', { versionAuditada: 4, reglas }],
  [
    { suceso: 'rechazo_fallido', versionAuditada: 4, motivo: 'ELIMINADA' },
    'RechazoCompaniaFallido',
    { versionAuditada: 4, motivo: 'ELIMINADA' },
  ],
];

/** What a reader gets of an event, in plain objects. */
function read(suceso: SucesoCompania, ...cambio: Parameters<typeof compania>) {
  const cause = { correlationId: ID, causationId: ID, traceparent: '' };
  const { bytes } = encodeMessage(eventoDe(suceso, compania(...cambio)), cause, {
    serviceName: 'companias',
    time: 1,
  });
  const reader = readerFor('eventos/compania');
  const { type, data, aggregateId, aggregateVersion } = reader.decode(bytes, reader.fingerprint);
  return { type, aggregateId, aggregateVersion, data: JSON.parse(JSON.stringify(data)) as unknown };
}

describe('events of a company', () => {
  for (const [suceso, type, data] of casos) {
    it(`tell of "${suceso.suceso}" as ${type}`, () => {
      expect(read(suceso)).to.deep.equal({ type, data, aggregateId: ID, aggregateVersion: 5 });
    });
  }

  it('tell the identification that an update gave up', () => {
    const antes = { ...anterior, identificacion: '800197268-4' };
    expect(read({ suceso: 'actualizado', anterior: antes }).data).to.include({
      identificacionAnterior: '800197268-4',
    });
  });

  it('tell of a company of which nothing is known', () => {
    const datos = { nombre: null, email: null, identificacion: null };
    expect(read({ suceso: 'creado' }, { datos }).data).to.include(datos);
  });
});
