import type { Decision } from '@propalpes/seedwork/domain/aggregate';
import type { EstadoOperacion, Operacion } from '../domain/operacion.js';
import type { Mensaje, Orden } from './mensajes.js';

/** An operation after a message, and what it asks of the world because of it. */
export interface Cambio {
  readonly operacion: Operacion;
  readonly ordenes: readonly Orden[];
}

export const esperar = (operacion: Operacion): Cambio => ({ operacion, ordenes: [] });

export const terminar = (
  operacion: Operacion,
  estado: EstadoOperacion,
  motivo: string | null = operacion.motivo,
): Cambio => ({
  operacion: { ...operacion, estado, motivo, plazo: null, memoria: {} },
  ordenes: [{ type: 'OperacionFinalizada' }],
});

/** The decision that a message led to: it goes into the log of the operation. */
export function transicion(
  { operacion, ordenes }: Cambio,
  { id, type, time }: Mensaje,
): Decision<Operacion, Orden> {
  const entrada = { fecha: time, causa: type, mensajeId: id, estado: operacion.estado };
  return {
    state: {
      ...operacion,
      version: operacion.version + 1,
      bitacora: [...operacion.bitacora, entrada],
      fechaActualizacion: time,
    },
    events: ordenes,
  };
}
