import type { Channel } from './channel.js';
import type { Client } from './client.js';
import { crearCompania } from './commands.js';
import { FIRST_SERIAL, nit } from './companies.js';
import type { Lookout } from './lookout.js';

const nits = [1, 2, 3].map((number) => nit(FIRST_SERIAL - number));
const PATIENCE = { tries: 200, mayGiveUp: false };

/** Registers the companies that properties belong to, and resolves with their NITs when they are there. */
export async function registerLandlords(
  client: Client,
  lookout: Lookout,
  channels: readonly Channel[],
): Promise<readonly string[]> {
  const registered = nits.map(async (identificacion) => {
    const creation = crearCompania({ nombre: 'Arrendadora', email: 'hola@arrendadora.co', identificacion });
    const channel = channels.find((candidate) => candidate.takes(creation));
    if (!channel) throw new Error('no API takes companies');
    const name = { key: `arrendadora-${identificacion}`, channel };
    const { operacionId } = await client.ask(name, creation, ['COMPLETADA'], PATIENCE);
    await lookout.over(operacionId);
  });
  await Promise.all(registered);
  return nits;
}
