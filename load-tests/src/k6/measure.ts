import { randomBytes, randomInt } from 'node:crypto';
import { step, type Say } from '@propalpes/local/process/progress';
import { profiles } from '../../profiles/profiles.js';
import type { FaultSpan } from '../faults/timeline.js';
import type { Journal } from '../load/journal.js';
import { disturb, holdSlowly, linesOf } from './beside.js';
import { minutesOf } from './duration.js';
import { K6Journal, type Noted } from './journal.js';
import { askBff, askLedger, type LedgerVerdict } from './ledger.js';
import type { Options, ScenarioName } from './options.js';
import type { RunFiles } from './run-files.js';
import { runK6, type K6Run } from './run-k6.js';
import { Sampler, type Sample } from './sampler.js';
import type { Lives } from './slow-loris.js';
import type { Subject } from './subject.js';

/** What a scenario runs on: a system that can be looked into, or the BFF of another. */
export interface Ground {
  readonly bffs: readonly string[];
  readonly subject?: Subject;
  /** Of all runs on it: the ledger sees what every one of them left. */
  readonly journal: Journal;
}

/** What was seen beside k6. */
export interface Measured {
  readonly faults: readonly FaultSpan[];
  readonly slowLives: Lives;
  readonly noted: readonly Noted[];
  /** Processes that ended and were not told to. */
  readonly deaths: readonly string[];
  readonly ledger: LedgerVerdict;
  /** Names of the processes that ran when it began, if they can be looked at. */
  readonly watched: readonly string[] | undefined;
  readonly samples: readonly Sample[];
}

/** Each scenario of this process has so many serials to itself, far more than it needs. */
const SERIALS_EACH = 1_000_000;

/** Other processes may have asked the same system. Of eight digits, with room above for every scenario. */
const firstSerial = randomInt(80_000_000);

const TOLD_EVERY_MS = 15_000;

/** For what a script does before and after its time. */
const MORE_MS = 240_000;

/** Runs k6, what is done to the system meanwhile, and the ledger. Whatever fails, nothing of it goes on afterwards. */
export async function measure(
  scenario: ScenarioName,
  number: number,
  { subject, journal, bffs }: Ground,
  options: Options,
  files: RunFiles,
  say: Say,
): Promise<Measured> {
  const profile = profiles[options.profile];
  const before = (await subject?.deaths()) ?? [];
  const watched = (await subject?.watched())?.map(({ name }) => name);
  const over = new AbortController();
  const sampler = subject && new Sampler(subject);
  // the first may be behind a line, which takes connections before it asks
  const slowly = bffs.at(-1) ?? '';
  const faulty =
    scenario === 'disponibilidad' && subject
      ? disturb(subject, files.journal, profile.disponibilidad, say, over.signal)
      : Promise.resolve([]);
  const slow =
    scenario === 'hostile'
      ? holdSlowly(slowly, files.journal, profile.hostile, over.signal)
      : Promise.resolve([]);
  // looked at when k6 is over; until then nobody need hear of it
  const beside = Promise.allSettled([faulty, slow]);
  try {
    const run = k6Run(scenario, number, bffs, options, files);
    const enough = scenario === 'disponibilidad' ? { enough: beside } : {};
    const soFar = async (): Promise<string> => {
      const accepted = await linesOf(files.journal, '{"accepted"');
      const backlog = sampler?.samples.findLast(({ name }) => name === 'backlog')?.value;
      return `${accepted} mutations accepted${backlog === undefined ? '' : `, ${backlog} messages in hand or waiting`}`;
    };
    await step(say, `${scenario}, ${options.profile}`, () => runK6({ ...run, ...enough }, say), {
      everyMs: TOLD_EVERY_MS,
      soFar,
    });
    const [faults, slowLives] = await Promise.all([faulty, slow]);
    const k6Journal = new K6Journal(journal);
    await k6Journal.read(files.journal);
    const { noted } = k6Journal;
    const ledger = subject
      ? await askLedger(subject, journal, files.evidence, say)
      : await askBff(bffs[0] ?? '', journal);
    const samples = (await sampler?.stop()) ?? [];
    const deaths = ((await subject?.deaths()) ?? []).filter((it) => !before.includes(it));
    return { faults, slowLives, noted, deaths, ledger, watched, samples };
  } finally {
    over.abort();
    await Promise.all([beside, sampler?.stop()]);
  }
}

function k6Run(
  scenario: ScenarioName,
  number: number,
  bffs: readonly string[],
  options: Options,
  files: RunFiles,
): K6Run {
  const minutes = minutesOf(scenario, profiles[options.profile], options);
  const settings = {
    PROFILE: options.profile,
    BFF: bffs.join(','),
    // other runs may have asked the same system: the seed chooses what is asked for, not the names of it
    RUN: `k6-${options.seed}-${number}-${randomBytes(6).toString('hex')}`,
    SERIAL: String(firstSerial + number * SERIALS_EACH),
    MINUTES: String(minutes),
    BREAKPOINT: String(options.breakpoint),
  };
  return { scenario, settings, files, withinMs: minutes * 60_000 + MORE_MS };
}
