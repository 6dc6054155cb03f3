import { step, type Say } from '@propalpes/local/process/progress';
import { Client } from '../load/client.js';
import { bffClients } from '../load/clients.js';
import { counting, emptyTally, type Tally } from '../load/counting.js';
import { LoadGenerator } from '../load/generator.js';
import { Journal } from '../load/journal.js';
import { registerLandlords } from '../load/landlords.js';
import { Lookout } from '../load/lookout.js';
import { urlsWithin } from './addresses.js';

/** Scenarios. */
const MAX_OPEN = 200;

/** As a person waits: some ten seconds. How many go away is counted. */
const PATIENCE = { tries: 12, mayGiveUp: true, impatient: 0 };

export interface LoadSeen {
  readonly journal: Journal;
  readonly tally: Tally;
}

/** Clients of the BFF at work until `attack` is over. Resolves when all that they began is over, too. */
export async function underLoad(
  rate: number,
  seed: number,
  say: Say,
  attack: () => Promise<void>,
): Promise<LoadSeen> {
  const journal = new Journal();
  const client = new Client(journal);
  const lookout = new Lookout(urlsWithin('auditoria'));
  const tally = emptyTally();
  const channels = bffClients.channels(urlsWithin).map((channel) => counting(channel, tally));
  const nits = await step(say, 'Registering the first companies', () =>
    registerLandlords(client, lookout, channels),
  );
  const { scenarios } = bffClients;
  const settings = { seed, rate, scenarios, channels, nits, maxOpen: MAX_OPEN, patience: PATIENCE };
  const load = new LoadGenerator(client, lookout, settings);
  try {
    await attack();
  } finally {
    await step(say, 'Ending the load', () => load.stop());
  }
  return { journal, tally };
}
