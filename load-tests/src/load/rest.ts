import { Contradiction, type Channel, type Comando, type HttpRequest } from './channel.js';

const COMMANDS = '/ingestion/compania-comando';

/** The REST API of companias. */
export const restChannel = (replicas: readonly string[]): Channel => ({
  client: 'rest',
  replicas,
  requestFor,
  accepts: (answer, expected) => {
    if (answer.status >= 500) return false;
    const agrees = answer.status === 202 && answer.text === JSON.stringify(expected);
    if (!agrees) throw new Contradiction(answer, expected);
    return true;
  },
});

function requestFor({ type, aggregateId, data }: Comando): HttpRequest {
  const { versionEsperada: version_esperada, ...datos } = data;
  const path = `${COMMANDS}/${aggregateId}`;
  switch (type) {
    case 'CrearCompania':
      return { method: 'POST', path: COMMANDS, body: datos };
    case 'ActualizarCompania':
      return { method: 'PATCH', path, body: { ...datos, version_esperada } };
    case 'EliminarCompania':
      return { method: 'DELETE', path };
  }
}
