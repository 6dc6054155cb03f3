import { writeFile } from 'node:fs/promises';
import { Fault } from '@propalpes/local/process/fault';
import type { Say } from '@propalpes/local/process/progress';
import { profiles } from '../../profiles/profiles.js';
import { Aggregate } from '../report/aggregate.js';
import { machineFacts } from '../report/facts.js';
import { none } from '../report/check.js';
import { figuresOf } from '../report/figures.js';
import { page } from '../report/page.js';
import { ledgerChecks, type RunReport } from '../report/run-report.js';
import { judges } from './judge-run.js';
import { measure, type Ground } from './measure.js';
import type { Options, ScenarioName } from './options.js';
import { readPoints } from './points.js';
import { createRunFiles, type RunFiles } from './run-files.js';
import { readSummary, thresholdsOf } from './summary.js';
import { heapsUnder } from './tidy-heap.js';

/** Runs a scenario, asks what became of everything, and keeps the report. */
export async function runScenario(
  scenario: ScenarioName,
  number: number,
  ground: Ground,
  options: Options,
  say: Say,
): Promise<RunReport & { readonly files: RunFiles }> {
  const { subject } = ground;
  if (scenario === 'disponibilidad' && !subject) {
    throw new Fault(
      'disponibilidad takes parts of the system away, for which an address is not enough: leave BFF out.',
    );
  }
  const files = await createRunFiles(scenario, options.profile);
  const from = Date.now();
  const measured = await measure(scenario, number, ground, options, files, say);
  const aggregate = new Aggregate();
  await readPoints(files.points, (point) => {
    aggregate.take(point);
  });
  const summary = await readSummary(files.summary);
  const { faults, deaths, ledger, samples } = measured;
  const { breakpoint } = options;
  const profile = profiles[options.profile];
  const own = judges[scenario]({ ...measured, profile, aggregate, summary, breakpoint });
  const { seconds } = aggregate;
  const report: RunReport = {
    scenario,
    profile: options.profile,
    seed: options.seed,
    from,
    to: Date.now(),
    facts: await machineFacts(
      subject?.database ?? 'of the system at the given address',
      subject ? heapsUnder(scenario) : 'unknown',
    ),
    figures: { ...figuresOf(summary, seconds), ...own.figures },
    // in search of the knee, the threshold of the script says when to stop
    checks: [
      ...(breakpoint ? [] : thresholdsOf(summary)),
      ...own.checks,
      ...(subject ? [none('processes that ended by themselves', deaths)] : []),
      ...ledgerChecks(ledger),
    ],
    ledger,
    faults,
    seconds,
    samples,
  };
  await writeFile(files.report, JSON.stringify(report));
  await writeFile(files.page, page(report));
  return { ...report, files };
}
