import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { spawnBound } from '@propalpes/local/process/spawn-bound';
import type { Say } from '@propalpes/local/process/progress';
import type { Outcome } from './outcome.js';

/** What it takes on a slow machine, twice. */
const WITHIN_MS = 600_000;

/**
 * Attacks the system of another checkout, by its own means. What its services log is kept in `state`. Rejects when it
 * comes to no verdict, or not in time.
 */
export async function tryOut(
  directory: string,
  attacks: readonly string[],
  seed: number,
  state: string,
  say: Say,
): Promise<Outcome> {
  await mkdir(state, { recursive: true });
  const file = join(state, 'outcome.json');
  await rm(file, { force: true });
  const main = join(directory, 'load-tests', 'dist', 'src', 'mutants.js');
  const child = spawnBound({
    command: process.execPath,
    args: [main, '--attack', attacks.join(','), '--seed', String(seed), '--outcome', file],
    cwd: directory,
    env: { ...process.env, STATE_DIRECTORY: state },
  });
  tell(child.stdout, say);
  tell(child.stderr, say);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const expiry = new AbortController();
  const late = pause(WITHIN_MS, 'late' as const, { signal: expiry.signal });
  const code = await Promise.race([ended, late]);
  if (code === 'late') {
    child.kill('SIGKILL');
    throw new Error(`it was not over within ${WITHIN_MS / 1000} s`);
  }
  expiry.abort();
  await late.catch(() => undefined);
  if (code !== 0) throw new Error(`the attack came to no end, its exit code is ${code}`);
  return JSON.parse(await readFile(file, 'utf8')) as Outcome;
}

function tell(output: Readable | null, say: Say): void {
  if (output)
    createInterface({ input: output }).on('line', (line) => {
      say(`  ${line}`);
    });
}
