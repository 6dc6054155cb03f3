import { sleep } from 'k6';
import exec from 'k6/execution';
import type { Asked } from '../src/k6/journal-line.ts';
import { post } from './graphql.ts';
import { noteAccepted, noteAsked } from './journal.ts';
import { accepted, acceptanceTime, errors } from './metrics.ts';
import { settings } from './settings.ts';

/** What is asked for, as the command and as the mutation that both name its arguments alike. */
export interface Mutation extends Pick<Asked, 'type' | 'id' | 'data' | 'ends'> {
  /** Of our schema: `crearCompania`. */
  readonly field: string;
}

/** Until a replica that was killed is there again, or a broker. */
export const patient = { seconds: 150 };
/** One answer must do. */
export const impatient = { seconds: 0 };

/** Drawn from 0 to this: clients who all come again at once keep away what they wait for. */
const BACKOFF_SECONDS = { first: 0.1, most: 4 };

let serial = 0;

/** Repeats a mutation under its idempotency key until it is accepted, and resolves to its operation. */
export function ask({ field, ...asked }: Mutation, { seconds }: { seconds: number }): string | undefined {
  serial += 1;
  const key = `${settings.run}-${exec.vu.idInTest}-${serial}`;
  const began = Date.now();
  noteAsked({ key, ...asked, at: began });
  const { id, data } = asked;
  const variables = { ...(id !== undefined && { id }), ...data };
  const question = { name: field, document: documentOf(field, Object.keys(variables)), variables, key };
  let wait = BACKOFF_SECONDS.first;
  for (;;) {
    const reply = post<Record<string, { operacion: { id: string } }>>(question);
    errors.add(reply.kind !== 'answered', { field });
    if (reply.kind === 'answered') {
      const operacion = reply.data[field]?.operacion.id ?? '';
      acceptanceTime.add(Date.now() - began, { field });
      accepted.add(true, { field });
      noteAccepted(key, operacion);
      return operacion;
    }
    const enough = Date.now() - began >= seconds * 1000;
    if (enough || (reply.kind === 'refused' && !reply.retryable)) break;
    sleep(Math.random() * wait);
    wait = Math.min(wait * 2, BACKOFF_SECONDS.most);
  }
  accepted.add(false, { field });
  return undefined;
}

function documentOf(field: string, names: readonly string[]): string {
  const variables = names.map((name) => `$${name}: ${name === 'id' ? 'ID!' : 'String'}`).join(', ');
  const args = names.map((name) => `${name}: $${name}`).join(', ');
  return `mutation (${variables}) { ${field}(${args}) { operacion { id } } }`;
}
