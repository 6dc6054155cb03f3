import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { stateDirectory } from '@propalpes/local/paths';

export const reportsDirectory = join(stateDirectory(), 'load-tests', 'reports');

/** Where one run keeps what it found. */
export interface RunFiles {
  readonly directory: string;
  /** What was asked and accepted, a line of JSON each. */
  readonly journal: string;
  /** Every point that k6 measured, a line of JSON each. */
  readonly points: string;
  /** What k6 says in the end. */
  readonly summary: string;
  readonly report: string;
  readonly page: string;
}

/** A directory of its own for each run, named so that the newest sorts last. */
export async function createRunFiles(scenario: string, profile: string, now = new Date()): Promise<RunFiles> {
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  const directory = join(reportsDirectory, `${stamp}-${scenario}-${profile}`);
  await mkdir(directory, { recursive: true });
  const file = (name: string): string => join(directory, name);
  return {
    directory,
    journal: file('journal.jsonl'),
    points: file('points.jsonl'),
    summary: file('summary.json'),
    report: file('report.json'),
    page: file('report.html'),
  };
}
