import { Contradiction, fieldOf, type Channel, type Comando, type HttpRequest } from './channel.js';

interface Result {
  readonly data?: Readonly<Record<string, { readonly operacion: { readonly id: string } } | null>>;
  readonly errors?: readonly { readonly extensions: { readonly retryable?: boolean } }[];
}

/** The GraphQL API of bff-web, for somebody whom nothing authenticated. */
export const graphqlChannel = (replicas: readonly string[]): Channel => ({
  client: 'graphql:anonimo',
  replicas,
  requestFor,
  accepts: (answer, expected) => {
    const { data, errors } = JSON.parse(answer.text) as Result;
    if (errors?.every(({ extensions }) => extensions.retryable)) return false;
    const [mutation] = Object.values(data ?? {});
    if (mutation?.operacion.id !== expected.operacion) throw new Contradiction(answer, expected);
    return true;
  },
});

function requestFor(comando: Comando): HttpRequest {
  const { type, aggregateId, data } = comando;
  const values = { ...(type !== 'CrearCompania' && { id: aggregateId }), ...data };
  const args = Object.entries(values).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const given = args.length > 0 ? `(${args.join(', ')})` : '';
  const query = `mutation { ${fieldOf(comando)}${given} { operacion { id } } }`;
  return { method: 'POST', path: '/v1', body: { query } };
}
