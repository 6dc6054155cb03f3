import { createdId, requestIds } from '@propalpes/seedwork/application/request-ids';
import { commandIds, Contradiction, fieldOf, type Channel, type HttpRequest, type Ids } from './channel.js';
import type { Comando } from './commands.js';

interface Result {
  readonly data?: Readonly<Record<string, { readonly operacion: { readonly id: string } } | null>>;
  readonly errors?: readonly { readonly extensions: { readonly retryable?: boolean } }[];
}

/** How the BFF calls somebody whom nothing authenticated. */
const CLIENT = 'graphql:anonimo';

/** What it registers is a property and where it is. */
const halves = ['CrearPropiedad', 'CrearDatosGeograficos'];

/** What it calls an id. */
const idArguments: Readonly<Record<string, string>> = {
  EliminarPropiedad: 'propiedadId',
  EliminarDatosGeograficos: 'geograficosId',
};

/** The GraphQL API of bff-web. */
export const graphqlChannel = (replicas: readonly string[]): Channel => ({
  takes: ({ type }) => !halves.includes(type),
  replicasFor: () => replicas,
  idsOf,
  requestFor,
  accepts: (answer, expected) => {
    const { data, errors } = JSON.parse(answer.text) as Result;
    if (errors?.every(({ extensions }) => extensions.retryable)) return false;
    const [mutation] = Object.values(data ?? {});
    if (mutation?.operacion.id !== expected.operacionId) throw new Contradiction(answer, expected);
    return true;
  },
});

function idsOf(comando: Comando, key: string): Ids {
  switch (comando.type) {
    case 'RegistrarPropiedad':
      return registrationIds(comando, key);
    case 'CancelarOperacion':
      return cancellationIds(comando, key);
    default:
      return commandIds(CLIENT, comando, key);
  }
}

function registrationIds({ data }: Comando, key: string): Ids {
  const { nombrePropiedad, identificacionCatastral, nit, latitud, longitud } = data;
  const idempotency = { client: CLIENT, field: 'crearPropiedad', key };
  const datos = {
    propiedad: { nombre: nombrePropiedad, identificacionCatastral, nit },
    geografico: { nombrePropiedad, latitud, longitud },
  };
  return { aggregateId: createdId(idempotency, datos), ...requestIds(datos, idempotency) };
}

/** It belongs to the operation that it cancels. */
function cancellationIds({ id: operacionId = '' }: Comando, key: string): Ids {
  const idempotency = { client: CLIENT, field: 'cancelarOperacion', key };
  const { messageId } = requestIds({ operacionId }, idempotency);
  return { messageId, operacionId, aggregateId: operacionId };
}

function requestFor({ type, id, data }: Comando): HttpRequest {
  const field = type === 'RegistrarPropiedad' ? 'crearPropiedad' : fieldOf(type);
  const values = { ...(id !== undefined && { [idArguments[type] ?? 'id']: id }), ...data };
  const args = Object.entries(values).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const given = args.length > 0 ? `(${args.join(', ')})` : '';
  const query = `mutation { ${field}${given} { operacion { id } } }`;
  return { method: 'POST', path: '/v1', body: { query } };
}
