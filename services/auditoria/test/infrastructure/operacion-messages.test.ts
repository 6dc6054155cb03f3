import { readerFor } from '@propalpes/schemas/tolerant-reader';
import { encodeMessage } from '@propalpes/seedwork/messaging/outgoing';
import { expect } from 'chai';
import { conPaso, nuevaOperacion, type Operacion } from '../../src/domain/operacion.js';
import { mensajeDe } from '../../src/infrastructure/operacion-messages.js';
import type { Orden } from '../../src/sagas/mensajes.js';
import { COMPANIA, OPERACION } from '../support/mensajes.js';

const reglas = [{ codigo: 'COMPANIA_SIN_EMAIL', mensaje: 'La compañía no tiene correo electrónico.' }];
const inicio = {
  id: OPERACION,
  tipo: 'CREAR_COMPANIA',
  agregadoId: COMPANIA,
  pasos: ['compania', 'decision'],
  memoria: {},
  plazo: { tipo: 'EXPIRACION', vence: 9000 },
  ahora: 1,
} as const;
const operacion: Operacion = {
  ...conPaso(nuevaOperacion(inicio), 'compania', 'FALLIDO', 1000, 'DUPLICADA'),
  version: 2,
  estado: 'FALLIDA',
  motivo: 'DUPLICADA',
  reglasFallidas: reglas,
};

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
  it('are the commands of its saga', () => {
    const comando = {
      topic: 'comandos/compania',
      type: 'RechazarCompania',
      aggregateId: COMPANIA,
      aggregateVersion: null,
      data: { versionAuditada: 3, reglas },
    } as const;
    const { aggregateId: key, ...sent } = comando;
    expect(read(comando)).to.deep.equal({ ...sent, key });
  });

  it('tell how an operation ended, under its own key', () => {
    expect(read({ type: 'OperacionFinalizada' })).to.deep.equal({
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
