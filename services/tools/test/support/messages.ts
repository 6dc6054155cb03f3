import type { EncodedMessage } from '@propalpes/seedwork/application/encoded-message';
import { newId } from '@propalpes/seedwork/domain/id';
import { encodeMessage, type Outgoing } from '@propalpes/seedwork/messaging/outgoing';
import { newTraceparent } from '@propalpes/seedwork/runtime/trace';

/** A message as its sender encodes it, of an operation of its own. */
export const encoded = (outgoing: Outgoing): EncodedMessage =>
  encodeMessage(
    outgoing,
    { correlationId: newId(), causationId: null, traceparent: newTraceparent() },
    { serviceName: 'test', time: Date.now() },
  );

export const crearCompania = (aggregateId: string, nombre: string): EncodedMessage =>
  encoded({
    topic: 'comandos/compania',
    type: 'CrearCompania',
    aggregateId,
    aggregateVersion: null,
    data: { nombre, email: null, identificacion: null },
  });
