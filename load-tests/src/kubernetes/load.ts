import type { Say } from '@propalpes/local/process/progress';
import { readOptions } from '../k6/options.js';
import { runAll } from '../k6/run-all.js';
import { settingsFor } from '../k6/tidy-heap.js';
import { Journal } from '../load/journal.js';
import type { RunReport } from '../report/run-report.js';
import { services } from '../rig/services.js';
import type { Cluster } from './cluster.js';
import { subjectOf } from './subject.js';
import { twoBffs } from './upgrade.js';

/** The scenarios of k6, with parts of the release taken away by kubectl. `args`: those of `load.js`. */
export async function load(
  cluster: Cluster,
  say: Say,
  args: readonly string[],
): Promise<readonly RunReport[]> {
  return runAll(
    readOptions(args),
    async (scenario, run) => {
      const settings = settingsFor(scenario);
      const values = services.map(({ name }) => [name, { ...twoBffs[name], settings }] as const);
      await cluster.beginAnew(Object.fromEntries(values));
      const subject = subjectOf(cluster);
      return run({ bffs: subject.bffs, journal: new Journal(), subject });
    },
    say,
  );
}
