import type { MessagesByTopic, TopicName } from '@propalpes/schemas/generated/types';
import { z } from 'zod';
import { createdId, requestIds } from '../application/request-ids.js';
import type { CommandSender } from '../messaging/command-sender.js';
import type { Outgoing } from '../messaging/outgoing.js';
import { aceptado, idempotencyHeader, idempotencyKeyOf, uuid } from './fields.js';
import type { RequestContext } from './request-context.js';
import { route, type Route } from './route.js';

type TypeOf<T extends TopicName> = MessagesByTopic[T]['type'];
type DataOf<T extends TopicName, Type> = Extract<MessagesByTopic[T], { type: Type }>['data'];

export interface CommandTarget<T extends TopicName> {
  readonly commands: CommandSender;
  readonly topic: T;
  /** Such as `/ingestion/compania-comando`. */
  readonly path: string;
  /** For people who read the OpenAPI document: `a company`. */
  readonly what: string;
}

/** A field of an update: the version of the data that its sender saw. */
export const versionEsperada = z.int().min(1).nullish();

const params = z.object({ id: uuid() });
const responses = { 202: { description: 'The command is stored and will be carried out', body: aceptado } };

/** Routes that each send one command, which its schema has a type for, and answer once the broker has it. */
export class CommandRoutes<T extends TopicName> {
  constructor(private readonly target: CommandTarget<T>) {}

  /** `POST`. `idOf` is for a body that may choose the id of what it creates. */
  create<Type extends TypeOf<T>, Body extends z.ZodType>(
    type: Type,
    body: Body,
    dataOf: (body: z.output<Body>) => DataOf<T, Type>,
    idOf: (body: z.output<Body>) => string | null | undefined = () => undefined,
  ): Route {
    const { path, what } = this.target;
    return route({
      method: 'post',
      path,
      summary: `Registers ${what}`,
      body: body.meta({ id: type }),
      headers: idempotencyHeader,
      responses,
      handler: ({ body, context }) => this.send(context, type, dataOf(body), idOf(body)),
    });
  }

  /** `PATCH …/:id`. */
  update<Type extends TypeOf<T>, Body extends z.ZodType>(
    type: Type,
    body: Body,
    dataOf: (body: z.output<Body>) => DataOf<T, Type>,
  ): Route {
    const { path, what } = this.target;
    return route({
      method: 'patch',
      path: `${path}/:id`,
      summary: `Changes ${what}, which is then audited again`,
      params,
      body: body.meta({ id: type, description: 'A field that is absent or null stays as it is.' }),
      headers: idempotencyHeader,
      responses,
      handler: ({ params: { id }, body, context }) => this.send(context, type, dataOf(body), id),
    });
  }

  /** `DELETE …/:id`. */
  delete<Type extends TypeOf<T>>(type: Type, data: DataOf<T, Type>): Route {
    const { path, what } = this.target;
    return route({
      method: 'delete',
      path: `${path}/:id`,
      summary: `Deletes ${what}`,
      params,
      headers: idempotencyHeader,
      responses,
      handler: ({ params: { id }, context }) => this.send(context, type, data, id),
    });
  }

  private async send<Type extends TypeOf<T>>(
    context: RequestContext,
    type: Type,
    data: DataOf<T, Type>,
    id: string | null | undefined,
  ) {
    const key = idempotencyKeyOf(context);
    const field = type.charAt(0).toLowerCase() + type.slice(1);
    const idempotency = key === undefined ? undefined : { client: 'rest', field, key };
    const aggregateId = id ?? createdId(idempotency);
    const comando = { topic: this.target.topic, type, aggregateId, aggregateVersion: null, data };
    const ids = requestIds(comando, idempotency);
    context.state.correlationId = ids.operacionId;
    // The type and its data belong together: `DataOf` has seen to that.
    await this.target.commands.send(comando as unknown as Outgoing, {
      ...ids,
      traceparent: context.state.traceparent,
    });
    return { status: 202 as const, body: { id: aggregateId, operacion: ids.operacionId } };
  }
}
