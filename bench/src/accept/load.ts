import autocannon from 'autocannon';

const SECONDS = 8;

export const MUTATION =
  'mutation($nombre: String, $email: String, $identificacion: String) { crearCompania(nombre: $nombre, email: $email, identificacion: $identificacion) { mensaje codigo operacion { id estado } } }';

export const body = JSON.stringify({
  query: MUTATION,
  variables: { nombre: 'Inmobiliaria de los Alpes', email: 'hola@alpes.co' },
});

export interface Load {
  readonly total: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** Sends `crearCompania` from 16 clients, each waiting for its answer. */
export async function load(url: string, seconds = SECONDS): Promise<Load> {
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
