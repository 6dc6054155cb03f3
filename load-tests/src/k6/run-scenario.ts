import { writeFile } from 'node:fs/promises';
import { Fault } from '@propalpes/local/process/fault';
import { step, type Say } from '@propalpes/local/process/progress';
import { profiles } from '../../profiles/profiles.js';
import type { Journal } from '../load/journal.js';
import { Aggregate } from '../report/aggregate.js';
import { machineFacts } from '../report/facts.js';
import { figuresOf } from '../report/figures.js';
import { page } from '../report/page.js';
import { ledgerChecks, type RunReport } from '../report/run-report.js';
import { disturb, holdSlowly } from './beside.js';
import { minutesOf } from './duration.js';
import { K6Journal } from './journal.js';
import { judges } from './judge-run.js';
import { askBff, askLedger } from './ledger.js';
import type { Options, ScenarioName } from './options.js';
import { readPoints } from './points.js';
import { createRunFiles, type RunFiles } from './run-files.js';
import { runK6 } from './run-k6.js';
import { Sampler } from './sampler.js';
import { readSummary, thresholdsOf } from './summary.js';
import type { Subject } from './subject.js';

/** What a scenario runs on: a system that can be looked into, or the BFF of another. */
export interface Ground {
  readonly bffs: readonly string[];
  readonly subject?: Subject;
  /** Of all runs on it: the ledger sees what every one of them left. */
  readonly journal: Journal;
}

/** For what a script does before and after its time. */
const MORE_MS = 240_000;

/** Runs a scenario, asks what became of everything, and keeps the report. */
export async function runScenario(
  scenario: ScenarioName,
  number: number,
  ground: Ground,
  options: Options,
  say: Say,
): Promise<RunReport & { readonly files: RunFiles }> {
  const profile = profiles[options.profile];
  const files = await createRunFiles(scenario, options.profile);
  const { subject, journal, bffs } = ground;
  if (scenario === 'disponibilidad' && !subject)
    throw new Fault(
      'disponibilidad takes parts of the system away, for which an address is not enough: leave BFF out.',
    );
  const minutes = minutesOf(scenario, profile, options);
  const settings = {
    PROFILE: options.profile,
    BFF: bffs.join(','),
    RUN: `k6-${options.seed}-${number}`,
    SERIAL: String((options.seed % 40) * 2_000_000 + number * 1_000_000),
    MINUTES: String(minutes),
    BREAKPOINT: String(options.breakpoint),
  };
  const from = Date.now();
  const sampler = subject && new Sampler(subject);
  const faulty =
    scenario === 'disponibilidad' && subject
      ? disturb(subject, files.journal, profile.disponibilidad, say)
      : undefined;
  const slow = scenario === 'hostile' ? holdSlowly(bffs[0] ?? '', files.journal, profile.hostile) : undefined;
  const enough = faulty?.catch(() => undefined);
  const withinMs = minutes * 60_000 + MORE_MS;
  await step(say, `${scenario}, ${options.profile}`, () =>
    runK6({ scenario, settings, files, withinMs, ...(enough && { enough }) }, say),
  );
  const [faults, slowLives] = await Promise.all([faulty ?? [], slow ?? []]);
  await new K6Journal(journal).read(files.journal);
  const ledger = subject ? await askLedger(subject, journal, say) : await askBff(bffs[0] ?? '', journal);
  const samples = (await sampler?.stop()) ?? [];
  const aggregate = new Aggregate();
  await readPoints(files.points, (point) => {
    aggregate.take(point);
  });
  const summary = await readSummary(files.summary);
  const { overAt } = ledger;
  const { breakpoint } = options;
  const own = judges[scenario]({
    profile,
    aggregate,
    summary,
    samples,
    faults,
    slowLives,
    overAt,
    breakpoint,
  });
  const { seconds } = aggregate;
  const report: RunReport = {
    scenario,
    profile: options.profile,
    seed: options.seed,
    from,
    to: Date.now(),
    facts: await machineFacts(subject?.database ?? 'of the system at the given address'),
    figures: { ...figuresOf(summary, seconds), ...own.figures },
    checks: [...thresholdsOf(summary), ...own.checks, ...ledgerChecks(ledger)],
    ledger,
    faults,
    seconds,
    samples,
  };
  await writeFile(files.report, JSON.stringify(report));
  await writeFile(files.page, page(report));
  return { ...report, files };
}
