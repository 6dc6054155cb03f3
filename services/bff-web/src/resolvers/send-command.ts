import { createdId, requestIds } from '@propalpes/seedwork/application/request-ids';
import type { Outgoing } from '@propalpes/seedwork/messaging/outgoing';
import type { GraphQLResolveInfo } from 'graphql';
import type { BffContext } from '../graphql/context.js';
import type { RespuestaMutacion } from '../schema/respuesta-mutacion.js';

/** Sends the one message that a mutation is, and answers when the broker has it. */
export async function sendCommand(
  { commands, state, user, idempotencyKey: key, signal }: BffContext,
  info: GraphQLResolveInfo,
  commandFor: (createdId: string) => Outgoing,
): Promise<RespuestaMutacion> {
  signal.throwIfAborted();
  const idempotency =
    key === undefined ? undefined : { client: `graphql:${user}`, field: fieldOf(info), key };
  const command = commandFor(createdId(idempotency));
  const ids = requestIds(command, idempotency);
  state.correlationId = ids.operacionId;
  await commands.send(command, { ...ids, traceparent: state.traceparent });
  return {
    mensaje: 'Procesando mensaje',
    codigo: 202,
    operacion: { id: ids.operacionId, estado: 'EN_CURSO' },
  };
}

/** What one key stands for once: the same mutation twice in one document, under two aliases, is two requests. */
function fieldOf({ fieldName, path }: GraphQLResolveInfo): string {
  return path.key === fieldName ? fieldName : `${path.key}:${fieldName}`;
}
