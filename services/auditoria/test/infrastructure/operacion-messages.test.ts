import { readerFor } from '@propalpes/schemas/tolerant-reader';
import { encodeMessage } from '@propalpes/seedwork/messaging/outgoing';
import { expect } from 'chai';
import { conPaso, nuevaOperacion, type Operacion } from '../../src/domain/operacion.js';
import { mensajeDe } from '../../src/infrastructure/operacion-messages.js';
import type { Orden } from '../../src/sagas/orden.js';
import { COMPANIA, OPERACION } from '../support/eventos.js';

const reglas = [{ codigo: 'COMPANIA_SIN_EMAIL', mensaje: 'La compañía no tiene correo electrónico.' }];
const inicio = {
  id: OPERACION,
  tipo: 'CREAR_COMPANIA',
  agregadoId: COMPANIA,
  pasos: ['compania', 'decision'],
  ahora: 1,
};
const operacion: Operacion = {
  ...conPaso(nuevaOperacion(inicio), 'compania', 'FALLIDO', 1000, 'DUPLICADA'),
  version: 2,
  estado: 'FALLIDA',
  motivo: 'DUPLICADA',
  reglasFallidas: reglas,
};
const orden = { agregado: 'compania', agregadoId: COMPANIA, versionAuditada: 3 } as const;

/** What a reader gets of the message that carries an order, in plain objects. */
function read(ordenada: Orden) {
  const cause = { correlationId: OPERACION, causationId: COMPANIA, traceparent: '' };
  const { topic, key, bytes } = encodeMessage(mensajeDe(ordenada, operacion), cause, {
    serviceName: 'auditoria',
    time: 1,
  });
  const reader = readerFor(topic);
  const { type, aggregateVersion, data } = reader.decode(bytes, reader.fingerprint);
  return { topic, key, type, aggregateVersion, data: JSON.parse(JSON.stringify(data)) as unknown };
}

describe('messages of an operation', () => {
  it('approve a company by a command to it', () => {
    expect(read({ orden: 'aprobar', ...orden })).to.deep.equal({
      topic: 'comandos/compania',
      key: COMPANIA,
      type: 'AprobarCompania',
      aggregateVersion: null,
      data: { versionAuditada: 3 },
    });
  });

  it('reject a company with the rules that it broke', () => {
    expect(read({ orden: 'rechazar', ...orden, reglas })).to.deep.equal({
      topic: 'comandos/compania',
      key: COMPANIA,
      type: 'RechazarCompania',
      aggregateVersion: null,
      data: { versionAuditada: 3, reglas },
    });
  });

  it('tell how an operation ended, under its own key', () => {
    expect(read({ orden: 'finalizar' })).to.deep.equal({
      topic: 'eventos/auditoria',
      key: OPERACION,
      type: 'OperacionFinalizada',
      aggregateVersion: 2,
      data: {
        tipo: 'CREAR_COMPANIA',
        estado: 'FALLIDA',
        agregadoId: COMPANIA,
        pasos: [
          { nombre: 'compania', estado: 'FALLIDO', fecha: 1000, motivo: 'DUPLICADA' },
          { nombre: 'decision', estado: 'PENDIENTE', fecha: null, motivo: null },
        ],
        reglasFallidas: reglas,
        motivo: 'DUPLICADA',
      },
    });
  });
});
