import { createdId, requestIds, type RequestIds } from '@propalpes/seedwork/application/request-ids';
import { topicOf, type Comando } from './commands.js';

/** What is known of a command before anybody answers: all of it follows from its name. */
export interface Ids extends RequestIds {
  readonly aggregateId: string;
}

export interface HttpRequest {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: object;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** One of the APIs that take commands. */
export interface Channel {
  takes(comando: Comando): boolean;
  /** Where it takes the command; any of them may be away. */
  replicasFor(comando: Comando): readonly string[];
  /** Under an idempotency key. */
  idsOf(comando: Comando, key: string): Ids;
  requestFor(comando: Comando): HttpRequest;
  /** False: it may have happened or not. Throws `Contradiction`. */
  accepts(answer: Answer, expected: Ids): boolean;
}

/** An API disagrees about what was asked: the load, not the system, is wrong. */
export class Contradiction extends Error {
  override readonly name = 'Contradiction';

  constructor({ status, text }: Answer, expected: Ids) {
    super(`answered ${status} ${text} where ${JSON.stringify(expected)} was expected`);
  }
}

/** What is asked for: `crearCompania`. */
export const fieldOf = (type: string): string => `${type.charAt(0).toLowerCase()}${type.slice(1)}`;

/** The ids of a command about one aggregate, asked for by `client`. */
export function commandIds(client: string, comando: Comando, key: string): Ids {
  const { type, data } = comando;
  const idempotency = { client, field: fieldOf(type), key };
  const aggregateId = comando.id ?? createdId(idempotency);
  return { aggregateId, ...requestIds({ topic: topicOf(comando), type, aggregateId, data }, idempotency) };
}
