import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { Fault } from '../process/fault.js';
import type { Say } from '../process/progress.js';
import { release, type Values, valuesOfRelease } from './release.js';
import type { Access } from './target.js';

/** What guards a release: nobody is to lose them by leaving out a file. */
const guards = [
  'platform.enabled',
  ...['global.pulsar.tokenSecret', 'global.pulsar.caSecret'],
  ...['global.mongodb.uriSecret', 'global.mongodb.caSecret'],
  'bff-web.ingress.public',
];

/** The files that VALUES names, in the order in which they are applied: one, or more with commas between them, as Helm has it. */
export function filesOfValues({ VALUES: files = '' }: NodeJS.ProcessEnv = process.env): readonly string[] {
  return files.split(',').filter((file) => file !== '');
}

/**
 * Rejects with a Fault when the release that is there would lose what guards it: Helm keeps nothing of what a release was made
 * with when it is given values.
 */
export async function refuseLoss(access: Access, files: readonly string[], say: Say): Promise<void> {
  const given = await Promise.all(files.map(read));
  const lost = lostGuards(await valuesOfRelease(access, say), given);
  if (lost.length === 0) return;
  const context = access.context === undefined ? '' : ` --kube-context ${access.context}`;
  throw new Fault(
    [
      `The release ${release} that is there was made with values that this would take away: ${lost.join(', ')}.`,
      'Say VALUES=<file>[,<file>…] with those that it was made with. What is to be otherwise has to be named there.',
      `All that it was made with: helm get values ${release} --namespace ${release}${context}`,
    ].join('\n'),
  );
}

/** The guards that the release has and that no file names, with what they are. */
export function lostGuards(there: Values, given: readonly Values[]): readonly string[] {
  return guards
    .map((path) => ({ path, value: at(there, path) }))
    .filter(({ value }) => value === false || (typeof value === 'string' && value !== ''))
    .filter(({ path }) => given.every((values) => at(values, path) === undefined))
    .map(({ path, value }) => `${path}: ${String(value)}`);
}

async function read(file: string): Promise<Values> {
  try {
    return parse(await readFile(file, 'utf8')) as Values;
  } catch (error) {
    throw new Fault(`VALUES names ${file}, which cannot be read: ${String(error)}`);
  }
}

/** What a path with dots leads to; undefined where there is nothing. */
const at = (values: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((found, key) => (found as Record<string, unknown> | null | undefined)?.[key], values);
