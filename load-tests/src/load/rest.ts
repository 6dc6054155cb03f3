import { Contradiction, commandIds, type Channel, type HttpRequest } from './channel.js';
import { topicOf, type Comando } from './commands.js';

const services: Readonly<Record<string, { readonly service: string; readonly path: string }>> = {
  'comandos/compania': { service: 'companias', path: '/ingestion/compania-comando' },
  'comandos/propiedad': { service: 'propiedades', path: '/ingestion/propiedad-comando' },
  'comandos/geografico': { service: 'geograficos', path: '/ingestion/datos-geograficos-comando' },
};

/** The REST APIs of the services that register something. `urlsOf`: where the replicas of a service are. */
export const restChannel = (urlsOf: (service: string) => readonly string[]): Channel => ({
  takes: (comando) => topicOf(comando) in services,
  replicasFor: (comando) => urlsOf(serviceOf(comando).service),
  idsOf: (comando, key) => commandIds('rest', comando, key),
  requestFor,
  accepts: (answer, expected) => {
    if (answer.status >= 500) return false;
    const { aggregateId: id, operacionId: operacion } = expected;
    const agrees = answer.status === 202 && answer.text === JSON.stringify({ id, operacion });
    if (!agrees) throw new Contradiction(answer, expected);
    return true;
  },
});

function serviceOf(comando: Comando) {
  const service = services[topicOf(comando)];
  if (!service) throw new Error(`no REST API takes ${comando.type}`);
  return service;
}

function requestFor(comando: Comando): HttpRequest {
  const { type, id, data } = comando;
  const { path } = serviceOf(comando);
  const body = Object.fromEntries(Object.entries(data).map(([field, value]) => [onTheWire(field), value]));
  if (type.startsWith('Crear'))
    return { method: 'POST', path, body: { ...body, ...(id !== undefined && { propiedad_id: id }) } };
  const one = `${path}/${id ?? ''}`;
  return type.startsWith('Eliminar') ? { method: 'DELETE', path: one } : { method: 'PATCH', path: one, body };
}

/** `versionEsperada` is `version_esperada`. */
const onTheWire = (field: string): string =>
  field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
