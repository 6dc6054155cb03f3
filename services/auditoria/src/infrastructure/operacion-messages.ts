import type { Outgoing } from '@propalpes/seedwork/messaging/outgoing';
import type { Operacion } from '../domain/operacion.js';
import type { Orden } from '../sagas/orden.js';

/** The message that carries an order of an operation. */
export function mensajeDe(
  orden: Orden,
  operacion: Operacion,
): Outgoing<'comandos/compania' | 'eventos/auditoria'> {
  switch (orden.orden) {
    case 'aprobar': {
      const { agregadoId, versionAuditada } = orden;
      return { ...comandoA(agregadoId), type: 'AprobarCompania', data: { versionAuditada } };
    }
    case 'rechazar': {
      const { agregadoId, versionAuditada, reglas } = orden;
      return {
        ...comandoA(agregadoId),
        type: 'RechazarCompania',
        data: { versionAuditada, reglas: [...reglas] },
      };
    }
    case 'finalizar':
      return finalizada(operacion);
  }
}

const comandoA = (aggregateId: string) =>
  ({ topic: 'comandos/compania', aggregateId, aggregateVersion: null }) as const;

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
