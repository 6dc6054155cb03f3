import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { readTree } from './build/files.js';
import { outputs, readModel } from './build/outputs.js';
import { PACKAGE_ROOT } from './build/package-root.js';
import { command } from './command.js';

const GENERATED = ['generated', 'src/generated'];

/** Writes the generated files, or with --check fails naming those that are not as they would be written. */
function main(args: string[]): void {
  const wanted = outputs(readModel(PACKAGE_ROOT));
  const stale = differences(wanted);
  if (!args.includes('--check')) write(wanted, stale);
  else if (stale.length > 0) {
    throw new Error(
      `run npm run generate and commit:\n${stale.map((file) => `  schemas/${file}`).join('\n')}`,
    );
  }
}

function differences(wanted: ReadonlyMap<string, string>): string[] {
  const present = new Map<string, string>();
  for (const directory of GENERATED) {
    for (const [file, text] of readTree(join(PACKAGE_ROOT, directory)))
      present.set(`${directory}/${file}`, text);
  }
  const files = new Set([...wanted.keys(), ...present.keys()]);
  return [...files].filter((file) => wanted.get(file) !== present.get(file)).sort();
}

function write(wanted: ReadonlyMap<string, string>, stale: string[]): void {
  for (const file of stale) {
    const path = join(PACKAGE_ROOT, file);
    const text = wanted.get(file);
    if (text === undefined) rmSync(path);
    else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    console.log(`${text === undefined ? 'removed' : 'wrote'} schemas/${file}`);
  }
}

command(() => {
  main(process.argv.slice(2));
});
