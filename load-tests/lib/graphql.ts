import http from 'k6/http';
import { lostAnswers, refusals, unclearAnswers } from './metrics.ts';
import { settings } from './settings.ts';

interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string; readonly retryable?: boolean };
}

/** What became of a request. `answered`: with data, some of which may be missing for the reasons in `errors`. */
export type Reply<D> =
  | { readonly kind: 'answered'; readonly data: D; readonly errors: readonly AnswerError[] }
  | { readonly kind: 'refused'; readonly code: string; readonly retryable: boolean }
  | { readonly kind: 'lost' }
  | { readonly kind: 'unclear' };

export interface Question {
  /** For the tag `name`. */
  readonly name: string;
  readonly document: string;
  readonly variables?: object;
  readonly key?: string;
}

const ANSWER_WITHIN = '8s';

let turn = Math.floor(Math.random() * 100);

/** Asks one replica of the BFF after the other, and counts what is no answer. */
export function post<D>({ name, document, variables = {}, key }: Question): Reply<D> {
  turn += 1;
  const bff = settings.bffs[turn % settings.bffs.length] ?? '';
  const body = JSON.stringify({ query: document, variables });
  const headers = {
    'content-type': 'application/json',
    ...(key !== undefined && { 'idempotency-key': key }),
  };
  const { status, body: text } = http.post(`${bff}/v1`, body, {
    headers,
    tags: { name },
    timeout: ANSWER_WITHIN,
  });
  const reply = read<D>(status, typeof text === 'string' ? text : '');
  if (reply.kind === 'lost') lostAnswers.add(1, { field: name });
  if (reply.kind === 'unclear') unclearAnswers.add(1, { field: name, answered: String(status) });
  if (reply.kind === 'refused') refusals.add(1, { field: name, code: reply.code });
  return reply;
}

function read<D>(status: number, text: string): Reply<D> {
  if (status === 0) return { kind: 'lost' };
  const answer = parse<D>(text);
  const { data, errors = [] } = answer ?? {};
  if (hasData(data, errors)) return { kind: 'answered', data, errors };
  const code = errors[0]?.extensions?.code;
  if (code === undefined) return { kind: 'unclear' };
  return {
    kind: 'refused',
    code,
    retryable: errors.every(({ extensions }) => extensions?.retryable === true),
  };
}

/** With one root field at least: where all are missing, it is a refusal. */
const hasData = <D>(data: D | null | undefined, errors: readonly AnswerError[]): data is D =>
  data !== null &&
  data !== undefined &&
  (errors.length === 0 || Object.values(data).some((field) => field !== null));

interface Answer<D> {
  readonly data?: D | null;
  readonly errors?: readonly AnswerError[];
}

function parse<D>(text: string): Answer<D> | undefined {
  try {
    return JSON.parse(text) as Answer<D>;
  } catch {
    return undefined;
  }
}
