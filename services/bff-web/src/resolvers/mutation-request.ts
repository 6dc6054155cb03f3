import {
  createdId,
  requestIds,
  type Idempotency,
  type RequestIds,
} from '@propalpes/seedwork/application/request-ids';
import type { Outgoing } from '@propalpes/seedwork/messaging/outgoing';
import type { GraphQLResolveInfo } from 'graphql';
import { createParameterDecorator } from 'type-graphql';
import type { BffContext } from '../graphql/context.js';
import type { RespuestaMutacion } from '../schema/respuesta-mutacion.js';

/** Gives a mutation the request that it is. */
export const Request = () =>
  createParameterDecorator<BffContext>(({ context, info }) => new MutationRequest(context, info));

/** One mutation of a document: it knows its ids, and sends the one message that the mutation is. */
export class MutationRequest {
  readonly #idempotency: Idempotency | undefined;

  constructor(
    private readonly context: BffContext,
    info: GraphQLResolveInfo,
  ) {
    const { user, idempotencyKey: key } = context;
    this.#idempotency =
      key === undefined ? undefined : { client: `graphql:${user}`, field: fieldOf(info), key };
  }

  /** The id of what is created. Given `datos`, other data under the same key create something else. */
  createdId(datos?: object): string {
    return createdId(this.#idempotency, datos);
  }

  idsOf(command: object): RequestIds {
    return requestIds(command, this.#idempotency);
  }

  /** Answers when the broker has the command. */
  async send(command: Outgoing, ids: RequestIds = this.idsOf(command)): Promise<RespuestaMutacion> {
    const { commands, state, signal } = this.context;
    signal.throwIfAborted();
    state.correlationId = ids.operacionId;
    await commands.send(command, { ...ids, traceparent: state.traceparent });
    return {
      mensaje: 'Procesando mensaje',
      codigo: 202,
      operacion: { id: ids.operacionId, estado: 'EN_CURSO' },
    };
  }
}

/** What one key stands for once: the same mutation twice in one document, under two aliases, is two requests. */
function fieldOf({ fieldName, path }: GraphQLResolveInfo): string {
  return path.key === fieldName ? fieldName : `${path.key}:${fieldName}`;
}
