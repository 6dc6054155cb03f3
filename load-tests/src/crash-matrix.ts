import { runMain } from '@propalpes/local/process/run-main';
import { carryingOut } from './crash-matrix/attack.js';
import { readOptions } from './crash-matrix/options.js';
import { cellsOf, coveredCells, killsOf, planKills } from './crash-matrix/plan.js';
import { allClients } from './load/clients.js';
import { holds } from './rig/judge.js';
import { progress } from './rig/progress.js';
import { run } from './rig/run.js';
import { services } from './rig/services.js';

/** Scenarios. */
const MAX_OPEN = 200;

/** `node crash-matrix.js [kills]`: exits 0 when every planned blow happened and the ledger found nothing. */
async function main(): Promise<number> {
  const say = progress();
  const { kills, seed, rate } = readOptions(process.argv.slice(2));
  const plan = planKills(kills, services, seed);
  say(`seed ${seed} (it fixes what is sent and where processes die, not when)`);
  say(
    `${killsOf(plan)} kills: services in ${coveredCells(plan)} of ${cellsOf(services).length} cells, ` +
      `broker ${plan.broker}, database ${plan.database}; and ${plan.rebalances} rebalances`,
  );
  const blows = killsOf(plan) + plan.rebalances;
  const trial = { seed, rate, blows, maxOpen: MAX_OPEN, clients: allClients, attack: carryingOut(plan) };
  return (await holds(await run(trial, say), say)) ? 0 : 1;
}

await runMain(main);
