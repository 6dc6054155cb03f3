import { graphqlChannel } from '../load/graphql.js';
import type { Clients } from '../load/clients.js';
import { actualizarCompania, crearCompania } from '../load/commands.js';
import { atOnce, type Scenario } from '../load/stage.js';

const CHANGES = 5;

/** Registers a company and changes it several times at once. */
const hasty: Scenario = async (stage) => {
  const { aggregateId: id } = await stage.ask(crearCompania(stage.companies.valid()));
  const changes = Array.from({ length: CHANGES }, (_, index) =>
    stage.ask(actualizarCompania(id, { nombre: `Nombre ${index}` })),
  );
  await atOnce(...changes);
};

/** Nobody waits for the end of an operation: with a bug it may never come. */
export const hastyClients: Clients = {
  scenarios: [hasty],
  channels: (urlsOf) => [graphqlChannel(urlsOf('bff-web'))],
};
