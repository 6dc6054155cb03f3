import type { Say } from '@propalpes/local/process/progress';
import type { RunReport } from '../report/run-report.js';
import { reportText } from '../report/text.js';
import type { Options, ScenarioName } from './options.js';
import type { Ground } from './measure.js';
import { runScenario } from './run-scenario.js';

/** Lends a scenario what it runs on. What was started for it alone is stopped when the run is over, however that ended. */
export type Lend = <T>(scenario: ScenarioName, run: (ground: Ground) => Promise<T>) => Promise<T>;

/** Runs the scenarios one after the other, and prints what came of each. */
export async function runAll(options: Options, lend: Lend, say: Say): Promise<readonly RunReport[]> {
  const reports: RunReport[] = [];
  for (const [number, scenario] of options.scenarios.entries()) {
    const report = await lend(scenario, (ground) => runScenario(scenario, number, ground, options, say));
    console.log(reportText(report, report.files.page));
    reports.push(report);
  }
  return reports;
}
