import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readTree } from '../build/files.js';
import { HISTORY } from './frozen.js';

/** One line per frozen file in the format of sha256sum: `cd history && sha256sum -c digests.txt` works too. */
const DIGESTS = 'digests.txt';

/** Frozen files that are not as they were when they were frozen; needs no version control. */
export function brokenDigests(root: string): string[] {
  const files = readTree(join(root, HISTORY));
  const digests = new Map([...readDigests(root)].map(([file, digest]) => [file, digest]));
  files.delete(DIGESTS);
  const edited = [...files].flatMap(([file, text]) => {
    const digest = digests.get(file);
    if (digest === sha256(text)) return [];
    return [
      `${HISTORY}/${file}: ${digest === undefined ? 'not frozen by npm run freeze' : 'was edited after it was frozen'}`,
    ];
  });
  const missing = [...digests.keys()]
    .filter((file) => !files.has(file))
    .map((file) => `${HISTORY}/${file}: was removed`);
  return [...edited, ...missing];
}

/** @param file below history/ */
export function recordDigest(root: string, file: string, text: string): void {
  appendFileSync(join(root, HISTORY, DIGESTS), `${sha256(text)}  ${file}\n`);
}

function readDigests(root: string): Map<string, string> {
  const path = join(root, HISTORY, DIGESTS);
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
