import type { EncodedMessage } from '@propalpes/seedwork/application/encoded-message';
import { newId } from '@propalpes/seedwork/domain/id';
import { encodeMessage, type Outgoing } from '@propalpes/seedwork/messaging/outgoing';
import { newTraceparent } from '@propalpes/seedwork/runtime/trace';

export const TOPICS = [
  'eventos/compania',
  'eventos/propiedad',
  'eventos/geografico',
  'eventos/auditoria',
] as const;

const eliminado = { aggregateVersion: 1, data: { motivo: null } } as const;

/** An event of each topic, as services publish them. */
export function unoDeCadaUno(correlationId = newId()): EncodedMessage[] {
  const aggregateId = newId();
  const outgoing: Outgoing[] = [
    { ...eliminado, topic: 'eventos/compania', type: 'CompaniaEliminada', aggregateId },
    { ...eliminado, topic: 'eventos/propiedad', type: 'PropiedadEliminada', aggregateId },
    { ...eliminado, topic: 'eventos/geografico', type: 'DatosGeograficosEliminados', aggregateId },
    {
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
    },
  ];
  const cause = { correlationId, causationId: null, traceparent: newTraceparent() };
  return outgoing.map((one) => encodeMessage(one, cause, { serviceName: 'test', time: Date.now() }));
}
