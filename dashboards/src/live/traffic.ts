import { urlsOf, type Fleet } from '@propalpes/load-tests/rig/replicas';
import { Client } from '@propalpes/load-tests/load/client';
import { allClients } from '@propalpes/load-tests/load/clients';
import { LoadGenerator } from '@propalpes/load-tests/load/generator';
import { Journal } from '@propalpes/load-tests/load/journal';
import { registerLandlords } from '@propalpes/load-tests/load/landlords';
import { Lookout } from '@propalpes/load-tests/load/lookout';
import { sendPoison } from './poison.js';
import { Readers } from './readers.js';
import type { System } from './system.js';

const seed = 1;

/** All that users do, and what they should not: every mutation, wrong ones among them, reads, streams, bad requests. */
export interface Traffic {
  /** Resolves when all that was begun is over. */
  stop(): Promise<void>;
}

/** `rate`: lives of companies and properties that begin each second. One message is sent that nobody can read. */
export async function startTraffic({ fleet, stack }: System, rate: number): Promise<Traffic> {
  const urls = (service: string) => urlsOf(fleet, service);
  const client = new Client(new Journal());
  const lookout = new Lookout(urls('auditoria'));
  const channels = allClients.channels(urls);
  const nits = await registerLandlords(client, lookout, channels);
  const { scenarios } = allClients;
  const load = new LoadGenerator(client, lookout, { seed, rate, maxOpen: 40, scenarios, channels, nits });
  const readers = new Readers(bffOf(fleet));
  const stop = async () => {
    await Promise.all([load.stop(), readers.stop()]);
  };
  try {
    await sendPoison(stack.env.PULSAR_SERVICE_URL);
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function bffOf(fleet: Fleet): string {
  const [bff] = urlsOf(fleet, 'bff-web');
  if (bff === undefined) throw new Error('there is no BFF');
  return bff;
}
