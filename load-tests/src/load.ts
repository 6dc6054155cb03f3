import { quickStart } from '@propalpes/local/broker/java-command';
import { runMain } from '@propalpes/local/process/run-main';
import { ensureK6 } from '@propalpes/local/setup/k6';
import { readOptions, type Options } from './k6/options.js';
import { runAll } from './k6/run-all.js';
import { startSystem } from './k6/system.js';
import { settingsFor } from './k6/tidy-heap.js';
import { trialWithin } from './kubernetes/within-network.js';
import { Journal } from './load/journal.js';
import { isGood, type RunReport } from './report/run-report.js';
import { progress } from './rig/progress.js';

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

/** On a system at an address, or on one that is started for it. */
async function fromHere(options: Options): Promise<readonly RunReport[]> {
  const journal = new Journal();
  if (options.bff !== undefined) {
    return runAll(options, { bffs: [new URL(options.bff).origin], journal }, say);
  }
  const system = await startSystem(say, {
    jvmFlags: options.profile === 'smoke' ? quickStart : [],
    services: settingsFor(options.scenarios),
  });
  try {
    return await runAll(options, { bffs: system.bffs, journal, subject: system }, say);
  } finally {
    await system.close();
  }
}

await runMain(main);
