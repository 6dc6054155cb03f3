import http, { type RefinedParams, type ResponseType } from 'k6/http';
import { turnedAway } from './metrics.ts';
import { settings } from './settings.ts';

/** A request that nobody who means well would make. */
interface Attack {
  readonly name: string;
  readonly method?: 'POST' | 'PUT' | 'GET' | 'HEAD';
  readonly path?: string;
  readonly body?: string;
  readonly params?: RefinedParams<ResponseType>;
  /** A server that does not read on may cut the connection. */
  readonly mayBeCut?: true;
  /** What it must be answered, or which limit must refuse it; without either, any refusal will do. */
  readonly status?: number;
  readonly limite?: string;
}

const json = { 'content-type': 'application/json' };
const query = (text: string, variables: object = {}): string => JSON.stringify({ query: text, variables });
const times = (count: number, of: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => of(index)).join(' ');

const attacks: readonly Attack[] = [
  {
    name: 'alias flood',
    body: query(`{ ${times(100, (n) => `a${n}: companias { id }`)} }`),
    limite: 'alias',
  },
  {
    name: 'mutation flood',
    body: query(`mutation { ${times(60, (n) => `m${n}: crearCompania(nombre: "x") { codigo }`)} }`),
    limite: 'alias',
  },
  {
    name: 'deep query',
    body: query(`{ ${'propiedades { compania { '.repeat(60)}id${' } }'.repeat(60)} }`),
    limite: 'profundidad',
  },
  {
    name: 'deep introspection',
    body: query(`{ __schema { types { ${'fields { type { '.repeat(30)}name${' } }'.repeat(30)} } } }`),
  },
  {
    name: 'directive flood',
    body: query(`{ companias ${'@include(if: true) '.repeat(100)}{ id } }`),
    limite: 'directivas',
  },
  { name: 'huge document', body: query(`{ ${'companias { id } '.repeat(3_000)} }`), limite: 'tokens' },
  {
    name: 'huge body',
    body: query('{ companias { id } }', { ballast: 'x'.repeat(1_000_000) }),
    mayBeCut: true,
  },
  {
    name: 'compressed bomb',
    body: query('{ companias { id } }', { ballast: '0'.repeat(5_000_000) }),
    params: { compression: 'gzip' },
    mayBeCut: true,
  },
  { name: 'half a body', body: '{"query": "{ companias { id } ' },
  { name: 'no JSON', body: 'companias', params: { headers: { 'content-type': 'text/plain' } } },
  { name: 'no object', body: '[1, 2, 3]' },
  { name: 'no GraphQL', body: query('}{ companias ((') },
  { name: 'unknown field', body: query('{ companias { clave } }') },
  { name: 'wrong variables', body: query('query ($id: ID!) { compania(id: $id) { id } }', { id: { a: 1 } }) },
  { name: 'unknown method', method: 'PUT', body: query('{ companias { id } }') },
  { name: 'unknown path', method: 'GET', path: '/../../etc/passwd' },
  {
    name: 'huge header',
    body: query('{ companias { id } }'),
    params: { headers: { ...json, 'x-ballast': 'x'.repeat(40_000) } },
    mayBeCut: true,
    status: 431,
  },
  { name: 'stream of no operation', method: 'GET', path: '/stream?operacion=1', status: 400 },
  { name: 'stream from two positions', method: 'GET', path: '/stream?desde=1&desde=2', status: 400 },
  { name: 'stream that is asked for wrongly', path: '/stream', status: 405 },
  // whose position nobody knows is told to begin anew; HEAD, since k6 sees no status before the end of an answer
  {
    name: 'stream from nowhere',
    method: 'HEAD',
    path: '/stream',
    params: { headers: { 'last-event-id': 'nonsense' } },
    status: 200,
  },
];

/** Makes one of them, and notes whether it was turned away: with a reason, or with the end of the connection. */
export function attack(number: number): void {
  const chosen = attacks[number % attacks.length];
  if (chosen === undefined) return;
  const { name, method = 'POST', path = '/v1', body = null, params = {}, mayBeCut = false } = chosen;
  // all of them go to one BFF, then all to the next
  const bff = settings.bffs[Math.floor(number / attacks.length) % settings.bffs.length] ?? '';
  const response = http.request(method, `${bff}${path}`, body, {
    headers: json,
    tags: { name },
    timeout: '10s',
    ...params,
  });
  const { status, error_code: code, body: answer } = response;
  const isCut = mayBeCut && status === 0 && !nobodyThere.includes(code);
  const isAnswered = chosen.status === undefined ? isTurnedAway(status, answer) : status === chosen.status;
  const isForThat = chosen.limite === undefined || hasLimite(answer, chosen.limite);
  turnedAway.add(isCut || (isAnswered && isForThat), { attack: name });
}

const hasLimite = (body: unknown, limite: string): boolean =>
  typeof body === 'string' && body.includes(`"limite":"${limite}"`);

/** Of k6: no answer in time, a connection refused, none in time. */
const nobodyThere = [1050, 1211, 1212];

/** Not served, not even a part, and not the cause of a failure either. */
function isTurnedAway(status: number, body: unknown): boolean {
  if (status >= 400 && status < 500) return true;
  if (status !== 200 || typeof body !== 'string') return false;
  return body.includes('"errors"') && !body.includes('INTERNAL') && !/"data":\{/.test(body);
}
