import { join } from 'node:path';
import { checkout } from '@propalpes/local/paths';
import { Fault } from '@propalpes/local/process/fault';
import { describeExit, ManagedProcess } from '@propalpes/local/process/managed-process';
import type { Say } from '@propalpes/local/process/progress';
import { k6Command } from '@propalpes/local/setup/k6';
import type { RunFiles } from './run-files.js';

/** Of k6: all went as it should, a threshold was crossed, or somebody ended it in order. */
const itsEnd = [0, 99, 105];

/** What all the tags of k6 would be, without those that nobody looks at: a line for each point is written. */
const TAGS = 'scenario,status,error_code,name';

const GRACE_MS = 10_000;

export interface K6Run {
  readonly scenario: string;
  /** What the scripts read of `__ENV`. */
  readonly settings: Readonly<Record<string, string>>;
  readonly files: RunFiles;
  /** It is ended, and the test has failed, when it takes longer. */
  readonly withinMs: number;
  /** Ends it before its time. */
  readonly enough?: Promise<unknown>;
}

/** Resolves when the scenario is over, whatever its thresholds say; rejects when it did not run to its end. */
export async function runK6({ scenario, settings, files, withinMs, enough }: K6Run, say: Say): Promise<void> {
  const script = join(checkout, 'load-tests', 'scenarios', `${scenario}.ts`);
  const outputs = [`--console-output=${files.journal}`, `--out=json=${files.points}`];
  const quiet = ['--quiet', '--no-usage-report', '--log-format=raw', `--system-tags=${TAGS}`];
  const k6 = new ManagedProcess({
    name: 'k6',
    command: k6Command(),
    args: ['run', ...quiet, ...outputs, script],
    env: { ...process.env, ...settings, SUMMARY: files.summary },
    ready: () => Promise.resolve(),
    graceMs: GRACE_MS,
    // of each there is a point, and many while a replica is away
    line: (text) => {
      if (text !== 'Request Failed') say(text);
    },
  });
  await k6.start();
  const { exit } = k6;
  void enough?.then(() => k6.stop());
  const late = setTimeout(() => void k6.kill(), withinMs);
  try {
    const end = await exit;
    if (!itsEnd.includes(end?.code ?? -1))
      throw new Fault(
        `k6 did not come to the end of ${scenario}: ${end ? describeExit(end) : 'not started'}.`,
      );
  } finally {
    clearTimeout(late);
  }
}
