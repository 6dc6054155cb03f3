import { setTimeout as pause } from 'node:timers/promises';
import { Unavailable } from '@propalpes/seedwork/application/unavailable';

/** An operation as its client sees it. */
export interface Operacion {
  readonly id: string;
  readonly tipo: string;
  readonly estado: string;
  readonly agregadoId: string;
  readonly motivo: string | null;
  readonly pasos: readonly { readonly nombre: string; readonly estado: string }[];
  readonly reglasFallidas: readonly { readonly codigo: string }[];
}

export type Argumentos = Readonly<Record<string, string | number | null>>;

type Headers = Readonly<Record<string, string>>;

interface Answer<D> {
  readonly data?: D | null;
  readonly errors?: readonly AnswerError[];
}

interface AnswerError {
  readonly message: string;
  readonly extensions?: { readonly retryable?: boolean };
}

const ANSWER_WITHIN_MS = 15_000;
/** Between two looks at an operation: at first, at most, and how the pause grows. */
const LOOKS = { firstMs: 100, mostMs: 1000, growth: 1.5 };

const OPERACION = '{ id tipo estado agregadoId motivo pasos { nombre estado } reglasFallidas { codigo } }';

const estaAbierta = ({ estado }: Operacion): boolean => estado === 'EN_CURSO' || estado === 'COMPENSANDO';

/** PropAlpes as the clients of its GraphQL API know it. */
export class Bff {
  private readonly endpoint: URL;

  /** `url`: such as `http://localhost:8003`. */
  constructor(url: string) {
    this.endpoint = new URL('/v1', url);
  }

  /** Resolves with the data of the answer; rejects with what it says is wrong, with `Unavailable` where that may pass. */
  async ask<D>(document: string, headers: Headers = {}): Promise<D> {
    const { status, text } = await this.post(document, headers);
    const { data, errors = [] } = readAnswer<D>(text) ?? {};
    if (data && errors.length === 0) return data;
    const reason = errors.map(({ message }) => message).join('; ') || `HTTP ${status} ${text}`;
    if (errors.length > 0 && errors.every(({ extensions }) => extensions?.retryable))
      throw new Unavailable(this.endpoint.href, reason);
    throw new Error(`${document}: ${reason}`);
  }

  /** Asks for a change. Resolves with the operation that follows from it, as soon as it is accepted. */
  async mutate(field: string, args: Argumentos, headers?: Headers): Promise<string> {
    const given = Object.entries(args).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
    const call = given.length === 0 ? field : `${field}(${given.join(', ')})`;
    const document = `mutation { ${call} { mensaje codigo operacion { id } } }`;
    const answer = await this.ask<Record<string, { operacion: { id: string } }>>(document, headers);
    const id = answer[field]?.operacion.id;
    if (id === undefined) throw new Error(`${document}: no operation in the answer`);
    return id;
  }

  /** `null` until its first event has arrived. */
  async operacion(id: string): Promise<Operacion | null> {
    const document = `{ operacion(id: ${JSON.stringify(id)}) ${OPERACION} }`;
    return (await this.ask<{ operacion: Operacion | null }>(document)).operacion;
  }

  /** Resolves with the operation when it is over; rejects when it is not within `withinMs`. */
  async endOf(id: string, withinMs: number): Promise<Operacion> {
    const deadline = performance.now() + withinMs;
    for (let wait = LOOKS.firstMs; ; wait = Math.min(wait * LOOKS.growth, LOOKS.mostMs)) {
      const seen = await this.look(id);
      if (seen && !(seen instanceof Unavailable) && !estaAbierta(seen)) return seen;
      if (performance.now() > deadline)
        throw new Error(`operation ${id} is not over after ${withinMs} ms`, { cause: seen });
      await pause(wait);
    }
  }

  /** Who does not answer now may answer the next time. */
  private async look(id: string): Promise<Operacion | null | Unavailable> {
    try {
      return await this.operacion(id);
    } catch (error) {
      if (error instanceof Unavailable) return error;
      throw error;
    }
  }

  private async post(document: string, headers: Headers): Promise<{ status: number; text: string }> {
    try {
      const response = await fetch(this.endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query: document }),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      return { status: response.status, text: await response.text() };
    } catch (error) {
      const { cause = error } = error as Error;
      throw new Unavailable(this.endpoint.href, String(cause), { cause });
    }
  }
}

function readAnswer<D>(text: string): Answer<D> | undefined {
  try {
    return JSON.parse(text) as Answer<D>;
  } catch {
    return undefined;
  }
}
