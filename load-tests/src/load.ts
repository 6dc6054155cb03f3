import { quickStart } from '@propalpes/local/broker/java-command';
import { runMain } from '@propalpes/local/process/run-main';
import { ensureK6 } from '@propalpes/local/setup/k6';
import { readOptions } from './k6/options.js';
import { runScenario, type Ground } from './k6/run-scenario.js';
import { startSystem } from './k6/system.js';
import { Journal } from './load/journal.js';
import { progress } from './rig/progress.js';
import { urlsOf } from './rig/replicas.js';
import { isGood } from './report/run-report.js';
import { reportText } from './report/text.js';

/** `node load.js <scenario>|all`: exits 0 when all that must hold of every run held, the ledger's verdict included. */
async function main(): Promise<number> {
  const say = progress();
  const options = readOptions(process.argv.slice(2));
  await ensureK6(say);
  const system =
    options.bff === undefined
      ? await startSystem(say, options.profile === 'smoke' ? quickStart : [])
      : undefined;
  try {
    const bffs = system ? urlsOf(system.fleet, 'bff-web') : [new URL(options.bff ?? '').origin];
    const ground: Ground = { bffs, journal: new Journal(), ...(system && { system }) };
    let good = true;
    for (const [number, scenario] of options.scenarios.entries()) {
      const report = await runScenario(scenario, number, ground, options, say);
      console.log(reportText(report, report.files.page));
      good &&= isGood(report);
    }
    return good ? 0 : 1;
  } finally {
    await system?.close();
  }
}

await runMain(main);
