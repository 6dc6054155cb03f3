import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { readTree } from './files.js';

/** Directories that hold generated files and nothing else. */
const GENERATED = ['generated', 'src/generated'];

/** Generated files of the package in `root` that are missing, different or not wanted any more. */
export function staleFiles(root: string, wanted: ReadonlyMap<string, string>): string[] {
  const present = new Map<string, string>();
  for (const directory of GENERATED) {
    for (const [file, text] of readTree(join(root, directory))) present.set(`${directory}/${file}`, text);
  }
  const files = new Set([...wanted.keys(), ...present.keys()]);
  return [...files].filter((file) => wanted.get(file) !== present.get(file)).sort();
}

/** Writes, or removes, each of the files as `wanted` has it. */
export function writeFiles(
  root: string,
  wanted: ReadonlyMap<string, string>,
  files: readonly string[],
): void {
  for (const file of files) {
    const path = join(root, file);
    const text = wanted.get(file);
    if (text === undefined) rmSync(path);
    else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }
}
