import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDirectory, checkout } from '../paths.js';
import { type Say, step } from '../process/progress.js';
import { buildOnce } from './cache.js';
import { tool } from './tool.js';

const sources = join(checkout, 'local', 'mongo-standin');

/** Where the stand-in that these sources make is kept; another text makes another place. */
export async function standinHome(): Promise<string> {
  const hash = createHash('sha256');
  const entries = await readdir(sources, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((it) => it.isFile() && /\.(java|xml)$/.test(it.name))
    .map((it) => join(it.parentPath, it.name));
  for (const file of files.sort()) hash.update(await readFile(file));
  return join(cacheDirectory(), `mongo-standin-${hash.digest('hex').slice(0, 12)}`);
}

/** Builds the MongoDB stand-in into the cache. */
export async function ensureMongoStandin(say: Say): Promise<void> {
  const home = await standinHome();
  if (existsSync(home)) return;
  await step(say, 'Building the MongoDB stand-in (once)', () => buildOnce(home, buildInto));
}

async function buildInto(staging: string): Promise<void> {
  const work = join(staging, 'work');
  await cp(sources, work, { recursive: true });
  await tool('mvn', [
    '--batch-mode',
    '--quiet',
    '--strict-checksums',
    '--file',
    join(work, 'pom.xml'),
    'package',
  ]);
  await cp(join(work, 'target', 'mongo-standin.jar'), join(staging, 'mongo-standin.jar'));
  await cp(join(work, 'target', 'lib'), join(staging, 'lib'), { recursive: true });
  await rm(work, { recursive: true });
}
