import autocannon from 'autocannon';
import type { Stack } from '@propalpes/local/stack/stack';
import { saturate } from './end-to-end/pace.js';
import type { Figure } from './figure.js';
import { graphql } from './http.js';
import { compania, CREAR_COMPANIA, crearCompania, crearPropiedadDe } from './mutations.js';
import { nit } from './nit.js';
import { withSystem } from './system.js';

const SECONDS = 8;
const CLIENTS = 16;
const COMPANIES = 1000;

const plain = '{ propiedades(limite: 100) { id nombre nit estado } }';
const joined =
  '{ propiedades(limite: 100) { id nombre nit estado datosGeograficos { latitud longitud } compania { nombre } auditoria { estado } } }';

/** What it costs to look: all companies page by page, and properties with and without what belongs to them. */
export async function lists(stack: Stack, say: (text: string) => void): Promise<Figure[]> {
  return withSystem(stack, async ({ url, outcomes }) => {
    const identificacion = nit();
    await graphql(url, CREAR_COMPANIA, compania(identificacion));
    await saturate({ url, mutate: crearCompania, outcomes }, COMPANIES - 1);
    await saturate({ url, mutate: crearPropiedadDe(identificacion), outcomes }, 100);
    const listings = await listingsPerSecond(url);
    const alone = await perSecond(url, plain);
    const together = await perSecond(url, joined);
    say(
      `lists: ${listings.toFixed(1)} times 1,000 companies, ${together} joined pages against ${alone} a second`,
    );
    return [
      {
        name: 'f) all of 1,000 companies, 10 pages',
        value: listings,
        unit: 'listings/s',
        bar: { atLeast: 20 },
      },
      { name: 'f) 100 properties, joined ÷ without joins', value: together / alone, unit: 'ratio' },
      { name: 'f) 100 properties, joined', value: together, unit: 'requests/s' },
    ];
  });
}

async function listingsPerSecond(url: string): Promise<number> {
  const started = performance.now();
  const end = started + SECONDS * 1000;
  let listings = 0;
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      await listAll(url);
      listings += 1;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return (listings / (performance.now() - started)) * 1000;
}

interface Page {
  readonly companias: readonly { readonly cursor: string }[];
}

async function listAll(url: string): Promise<void> {
  let despues: string | undefined;
  let seen = 0;
  do {
    const { companias } = await graphql<Page>(
      url,
      'query($despues: String) { companias(limite: 100, despues: $despues) { id nombre email identificacion estado cursor } }',
      { despues },
    );
    seen += companias.length;
    despues = companias.length < 100 ? undefined : companias.at(-1)?.cursor;
  } while (despues !== undefined);
  if (seen !== COMPANIES) throw new Error(`listed ${seen} of ${COMPANIES} companies`);
}

async function perSecond(url: string, query: string): Promise<number> {
  const answer = await graphql<{ propiedades: unknown[] }>(url, query);
  if (answer.propiedades.length !== 100)
    throw new Error(`listed ${answer.propiedades.length} of 100 properties`);
  const { requests, non2xx, errors } = await autocannon({
    url: `${url}/v1`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
    connections: CLIENTS,
    duration: SECONDS,
  });
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} of ${requests.total} lists were refused`);
  return requests.average;
}
