import type { EncodedMessage } from '@propalpes/seedwork/application/encoded-message';
import { derivedId } from '@propalpes/seedwork/domain/id';
import { encodeMessage } from '@propalpes/seedwork/messaging/outgoing';
import type { Vencida } from '../application/operaciones-vencidas.js';

/**
 * The command that reminds an operation of its due time. Its id follows from the two: however many replicas remind
 * it, it is one command.
 */
export const recordatorioDe = (
  { id, vence }: Vencida,
  serviceName: string,
  ahora: number,
  traceparent: string,
): EncodedMessage =>
  encodeMessage(
    {
      topic: 'comandos/auditoria',
      type: 'RevisarOperacion',
      aggregateId: id,
      aggregateVersion: null,
      data: { vence },
    },
    { correlationId: id, causationId: null, traceparent },
    { serviceName, time: ahora, id: derivedId('RevisarOperacion', id, String(vence)) },
  );
