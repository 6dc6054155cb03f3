import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The checkout. Compiled files live in `local/dist/src`. */
export const checkout = resolve(import.meta.dirname, '../../..');

/** State that `make run` keeps between runs; git-ignored unless STATE_DIRECTORY says otherwise. */
export function stateDirectory(env: NodeJS.ProcessEnv = process.env): string {
  const { STATE_DIRECTORY: chosen } = env;
  return chosen === undefined || chosen === '' ? join(checkout, '.propalpes') : resolve(chosen);
}

/** Downloads and builds, shared by every checkout of this user. */
export function cacheDirectory(env: NodeJS.ProcessEnv = process.env): string {
  const { XDG_CACHE_HOME: base } = env;
  return join(base === undefined || base === '' ? join(homedir(), '.cache') : base, 'propalpes');
}
