import type { Datos } from './companies.js';

/** What a client asks for, as the API that it asks will send it. */
export interface Comando {
  readonly type: 'CrearCompania' | 'ActualizarCompania' | 'EliminarCompania';
  readonly aggregateId: string;
  readonly data: Datos & { readonly versionEsperada?: number };
}

/** What an API tells who has given it a command. */
export interface Aceptado {
  readonly id: string;
  readonly operacion: string;
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
  /** How it calls those who ask it: ids under a key follow from that. */
  readonly client: string;
  /** Where it is; any of them may be away. */
  readonly replicas: readonly string[];
  requestFor(comando: Comando): HttpRequest;
  /** False: it may have happened or not. Throws `Contradiction`. */
  accepts(answer: Answer, expected: Aceptado): boolean;
}

/** An API disagrees about what was asked: the load, not the system, is wrong. */
export class Contradiction extends Error {
  override readonly name = 'Contradiction';

  constructor({ status, text }: Answer, expected: Aceptado) {
    super(`answered ${status} ${text} where ${JSON.stringify(expected)} was expected`);
  }
}

/** What is asked for: `crearCompania`. */
export const fieldOf = ({ type }: Comando): string => `${type.charAt(0).toLowerCase()}${type.slice(1)}`;
