import autocannon from 'autocannon';
import { CREAR_COMPANIA, CREAR_PROPIEDAD, propiedad } from '../mutations.js';

const SECONDS = 8;

const bodyOf = (query: string, variables: object): string => JSON.stringify({ query, variables });

export const crearCompania = bodyOf(CREAR_COMPANIA, {
  nombre: 'Inmobiliaria de los Alpes',
  email: 'hola@alpes.co',
});

export const crearPropiedad = bodyOf(CREAR_PROPIEDAD, propiedad('890903938-8'));

export interface Load {
  readonly total: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** Sends a mutation from 16 clients, each waiting for its answer. */
export async function load(url: string, body: string, seconds = SECONDS): Promise<Load> {
  const result = await autocannon({
    url: `${url}/v1`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    connections: 16,
    duration: seconds,
  });
  const refused = result.non2xx + result.errors;
  if (refused > 0) throw new Error(`${refused} of ${result.requests.total} requests to ${url} were refused`);
  const { requests, latency } = result;
  return { total: requests.total, perSecond: requests.average, p50: latency.p50, p99: latency.p99 };
}
