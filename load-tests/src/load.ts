import { join } from 'node:path';
import { quickStart } from '@propalpes/local/broker/java-command';
import { runMain } from '@propalpes/local/process/run-main';
import { ensureK6 } from '@propalpes/local/setup/k6';
import { ensureKubernetes } from '@propalpes/local/setup/kubernetes';
import { readOptions, type Options } from './k6/options.js';
import { runAll, type Lend } from './k6/run-all.js';
import { startSystem } from './k6/system.js';
import { settingsFor } from './k6/tidy-heap.js';
import { trialWithin } from './kubernetes/within-network.js';
import { Journal } from './load/journal.js';
import { isGood, type RunReport } from './report/run-report.js';
import { progress } from './rig/progress.js';
import { logDirectory } from './rig/run.js';

const CLUSTER_WITHIN_MS = 6 * 3_600_000;

const say = progress();

/** `node load.js <scenario>|all`: exits 0 when all that must hold of every run held, the ledger's verdict included. */
async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const options = readOptions(args);
  await ensureK6(say);
  const reports = options.cluster
    ? await trialWithin<readonly RunReport[]>('load', CLUSTER_WITHIN_MS, args)
    : await fromHere(options);
  return reports.every(isGood) ? 0 : 1;
}

/** All on the system at an address, or each on one that is started for it. */
function fromHere(options: Options): Promise<readonly RunReport[]> {
  if (options.bff === undefined) return runAll(options, lendFresh(options), say);
  const ground = { bffs: [new URL(options.bff).origin], journal: new Journal() };
  return runAll(options, (_, run) => run(ground), say);
}

const lendFresh =
  ({ profile }: Options): Lend =>
  async (scenario, run) => {
    const operated = scenario === 'disponibilidad';
    if (operated) await ensureKubernetes(say);
    const system = await startSystem(say, {
      jvmFlags: profile === 'smoke' ? quickStart : [],
      services: settingsFor(scenario),
      logs: join(logDirectory, scenario),
      operated,
    });
    try {
      return await run({ bffs: system.bffs, journal: new Journal(), subject: system });
    } finally {
      await system.close();
    }
  };

await runMain(main);
