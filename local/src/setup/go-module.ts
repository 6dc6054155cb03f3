import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory, checkout } from '../paths.js';

/** A program of others that a module below `local/` pins. */
export interface PinnedProgram {
  /** The directory of the module. */
  readonly module: string;
  readonly version: string;
  /** Where its build is kept; another text of the module makes another place. */
  readonly home: string;
}

/** Reads what the module `local/<name>` pins: the version of the module at `path`. */
export function pinnedProgram(name: string, path: string): PinnedProgram {
  const module = join(checkout, 'local', name);
  const required = readFileSync(join(module, 'go.mod'), 'utf8').split('\n');
  const found = required
    .map((line) =>
      line
        .trim()
        .replace(/^require /, '')
        .split(' '),
    )
    .find(([it]) => it === path);
  const version = found?.[1];
  if (version === undefined) throw new Error(`local/${name}/go.mod names no version of ${path}`);
  const hash = createHash('sha256');
  for (const file of readdirSync(module).sort()) hash.update(readFileSync(join(module, file)));
  const home = join(cacheDirectory(), `${name}-${version}-${hash.digest('hex').slice(0, 12)}`);
  return { module, version, home };
}
