import type { Say } from '@propalpes/local/process/progress';
import type { RunReport } from '../report/run-report.js';
import { reportText } from '../report/text.js';
import type { Options } from './options.js';
import type { Ground } from './measure.js';
import { runScenario } from './run-scenario.js';

/** Runs the scenarios one after the other on one ground, and prints what came of each. */
export async function runAll(options: Options, ground: Ground, say: Say): Promise<readonly RunReport[]> {
  const reports: RunReport[] = [];
  for (const [number, scenario] of options.scenarios.entries()) {
    const report = await runScenario(scenario, number, ground, options, say);
    console.log(reportText(report, report.files.page));
    reports.push(report);
  }
  return reports;
}
