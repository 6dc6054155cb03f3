import { requestIds, type RequestIds } from '@propalpes/seedwork/application/request-ids';
import type { Outgoing } from '@propalpes/seedwork/messaging/outgoing';
import type { GraphQLResolveInfo } from 'graphql';
import type { BffContext } from '../graphql/context.js';
import type { RespuestaMutacion } from '../schema/respuesta-mutacion.js';

/**
 * Sends the one message that a mutation is, and answers when the broker has it.
 * @param target the aggregate that the client named, if it did: under one idempotency key, each has its own operation
 */
export async function sendCommand(
  { commands, state, user, idempotencyKey: key }: BffContext,
  info: GraphQLResolveInfo,
  commandFor: (ids: RequestIds) => Outgoing,
  target = '',
): Promise<RespuestaMutacion> {
  const ids = requestIds(key === undefined ? undefined : { user, field: fieldOf(info, target), key });
  state.correlationId = ids.operacionId;
  await commands.send(commandFor(ids), { ...ids, traceparent: state.traceparent });
  return {
    mensaje: 'Procesando mensaje',
    codigo: 202,
    operacion: { id: ids.operacionId, estado: 'EN_CURSO' },
  };
}

/** What one key stands for once: the same mutation twice in one document, under two aliases, is two requests. */
function fieldOf({ fieldName, path }: GraphQLResolveInfo, target: string): string {
  const alias = path.key === fieldName ? '' : `${path.key}:`;
  return `${alias}${fieldName} ${target}`.trimEnd();
}
