import { runMain } from '@propalpes/local/process/run-main';
import { killingAtRandom } from './chaos/kill-at-random.js';
import { readOptions } from './chaos/options.js';
import { beingAway } from './chaos/outage.js';
import { allClients, bffClients } from './load/clients.js';
import { holds } from './rig/judge.js';
import { progress } from './rig/progress.js';
import { run } from './rig/run.js';

/** Scenarios; in an outage, all those that began in it wait for its end. */
const MAX_OPEN = 200;

/** `node chaos.js [operations]`: exits 0 when every blow came to pass and the ledger found nothing. */
async function main(): Promise<number> {
  const say = progress();
  const { operations, every, outage, seed, rate } = readOptions(process.argv.slice(2));
  say(`seed ${seed} (it fixes what is sent, not when)`);
  const trial =
    outage > 0
      ? { clients: bffClients, maxOpen: MAX_OPEN + rate * outage, attack: beingAway(outage) }
      : { clients: allClients, maxOpen: MAX_OPEN, attack: killingAtRandom(operations, every) };
  return (await holds(await run({ seed, rate, ...trial }, say), say)) ? 0 : 1;
}

await runMain(main);
