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
  /** All that the ledger read and all that it found, where it found anything. */
  readonly evidence: string;
  /** What k6 says in the end. */
  readonly summary: string;
  readonly report: string;
  readonly page: string;
}

const STAMP_LENGTH = '2026-11-27T05-00-00'.length;

/** Of a run's directory: what was run, and how. */
export const kindOf = (directory: string): string => directory.slice(STAMP_LENGTH + 1);

/** A directory of its own for each run, named so that the newest sorts last. */
export async function createRunFiles(scenario: string, profile: string, now = new Date()): Promise<RunFiles> {
  const stamp = now.toISOString().slice(0, STAMP_LENGTH).replaceAll(':', '-');
  const directory = join(reportsDirectory, `${stamp}-${scenario}-${profile}`);
  await mkdir(directory, { recursive: true });
  const file = (name: string): string => join(directory, name);
  return {
    directory,
    journal: file('journal.jsonl'),
    points: file('points.jsonl'),
    evidence: file('evidence.json'),
    summary: file('summary.json'),
    report: file('report.json'),
    page: file('report.html'),
  };
}
