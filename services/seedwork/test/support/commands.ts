import type { EncodedMessage } from '../../src/application/encoded-message.js';
import { newId } from '../../src/domain/id.js';
import { encodeMessage, type Outgoing } from '../../src/messaging/outgoing.js';
import { newTraceparent } from '../../src/runtime/trace.js';

const encode = (outgoing: Outgoing): EncodedMessage =>
  encodeMessage(
    outgoing,
    { correlationId: newId(), causationId: null, traceparent: newTraceparent() },
    { serviceName: 'test', time: Date.now() },
  );

/** `CrearCompania` as the broker gets it; its name tells messages apart. */
export const crear = (aggregateId: string, nombre = ''): EncodedMessage =>
  encode({
    topic: 'comandos/compania',
    type: 'CrearCompania',
    aggregateId,
    aggregateVersion: null,
    data: { nombre, email: null, identificacion: null },
  });

export const eliminar = (aggregateId: string): EncodedMessage =>
  encode({
    topic: 'comandos/compania',
    type: 'EliminarCompania',
    aggregateId,
    aggregateVersion: null,
    data: {},
  });

/** `CompaniaEliminada` as the broker gets it. */
export const eliminada = (aggregateId: string): EncodedMessage =>
  encode({
    topic: 'eventos/compania',
    type: 'CompaniaEliminada',
    aggregateId,
    aggregateVersion: 1,
    data: { motivo: null },
  });

/** `OperacionFinalizada` as the broker gets it. */
export const finalizada = (aggregateId: string): EncodedMessage =>
  encode({
    topic: 'eventos/auditoria',
    type: 'OperacionFinalizada',
    aggregateId,
    aggregateVersion: 1,
    data: {
      tipo: 'CREAR_COMPANIA',
      estado: 'COMPLETADA',
      agregadoId: aggregateId,
      pasos: [],
      reglasFallidas: [],
      motivo: null,
    },
  });
