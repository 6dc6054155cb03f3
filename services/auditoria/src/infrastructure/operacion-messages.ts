import type { Outgoing } from '@propalpes/seedwork/messaging/outgoing';
import type { Operacion } from '../domain/operacion.js';
import type { Orden } from '../sagas/mensajes.js';

/** The message that carries an order of an operation. */
export const mensajeDe = (orden: Orden, operacion: Operacion): Outgoing =>
  orden.type === 'OperacionFinalizada' ? finalizada(operacion) : orden;

function finalizada({ id, version, tipo, estado, agregadoId, pasos, reglasFallidas, motivo }: Operacion) {
  const data = { tipo, estado, agregadoId, pasos: [...pasos], reglasFallidas: [...reglasFallidas], motivo };
  return {
    topic: 'eventos/auditoria',
    type: 'OperacionFinalizada',
    aggregateId: id,
    aggregateVersion: version,
    data,
  } as const;
}
