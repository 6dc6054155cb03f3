import { setTimeout as pause } from 'node:timers/promises';

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

interface Answer<D> {
  readonly data?: D | null;
  readonly errors?: readonly { readonly message: string }[];
}

const ANSWER_WITHIN_MS = 15_000;
const ASK_AGAIN_MS = 100;

const OPERACION = '{ id tipo estado agregadoId motivo pasos { nombre estado } reglasFallidas { codigo } }';

const estaAbierta = ({ estado }: Operacion): boolean => estado === 'EN_CURSO' || estado === 'COMPENSANDO';

/** PropAlpes as the clients of its GraphQL API know it. */
export class Bff {
  private readonly endpoint: URL;

  /** `url`: such as `http://localhost:8003`. */
  constructor(url: string) {
    this.endpoint = new URL('/v1', url);
  }

  /** Resolves with the data of the answer; rejects with every error that it tells of. */
  async ask<D>(document: string, headers: Readonly<Record<string, string>> = {}): Promise<D> {
    const response = await fetch(this.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: document }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const text = await response.text();
    const { data, errors = [] } = readAnswer<D>(text) ?? {};
    if (!data || errors.length > 0)
      throw new Error(
        `${document}: HTTP ${response.status}: ${errors.map((it) => it.message).join('; ') || text}`,
      );
    return data;
  }

  /** Asks for a change. Resolves with the operation that follows from it, as soon as it is accepted. */
  async mutate(field: string, args: Argumentos, headers?: Readonly<Record<string, string>>): Promise<string> {
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
    for (;;) {
      const operacion = await this.operacion(id);
      if (operacion && !estaAbierta(operacion)) return operacion;
      if (performance.now() > deadline)
        throw new Error(`operation ${id} is still ${operacion?.estado ?? 'unheard of'} after ${withinMs} ms`);
      await pause(ASK_AGAIN_MS);
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
