import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Line } from '../process/output.js';

/** A file for what a process says. The file of the run before is kept beside it. */
export async function logFile(path: string): Promise<Line> {
  await mkdir(dirname(path), { recursive: true });
  await rename(path, `${path}.1`).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  });
  const stream = createWriteStream(path);
  return (line) => {
    stream.write(`${line}\n`);
  };
}
