import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDirectory, checkout } from '../paths.js';
import { type Say, step } from '../process/progress.js';
import { buildOnce } from './cache.js';
import { systemImages } from './cluster-images.js';
import { requireGo } from './go.js';
import { goBuild } from './go-build.js';
import { imageArchive } from './cluster-image-archive.js';

const module = join(checkout, 'local', 'node');

/** The programs in the binary; each is called by a link of its name. */
const programs = ['coredns', 'metrics-server', 'network-policies', 'volumes'] as const;

/** Where what this module makes is kept; another text makes another place. */
function home(): string {
  const hash = createHash('sha256');
  const files = readdirSync(module, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((it) => /(?<!_test)\.go$|^go\.(mod|sum)$/.test(it)).sort())
    hash.update(readFileSync(join(module, file)));
  hash.update(JSON.stringify(systemImages));
  return join(cacheDirectory(), `node-${hash.digest('hex').slice(0, 12)}`);
}

export function nodeProgram(name: (typeof programs)[number]): string {
  return join(home(), name);
}

/** The docker-archives of the images that the cluster itself needs. */
export function systemArchives(): string[] {
  return systemImages.map(({ name }) => archive(home(), name));
}

/** Builds what a one-node cluster needs beside Kubernetes into the cache, with the images of those that run in pods. */
export async function ensureNodePrograms(say: Say): Promise<void> {
  if (existsSync(home())) return;
  await requireGo();
  await step(say, 'Building what a node needs beside Kubernetes (once, takes minutes)', () =>
    buildOnce(home(), buildInto),
  );
}

async function buildInto(staging: string): Promise<void> {
  await goBuild({ module, main: '.', binary: join(staging, 'addons') });
  await goBuild({ module, main: './pause', binary: join(staging, 'pause') });
  for (const name of programs) await symlink('addons', join(staging, name));
  for (const image of systemImages)
    await imageArchive({ ...image, directory: staging, archive: archive(staging, image.name) });
}

function archive(directory: string, name: string): string {
  return join(directory, `${name.replace(/\W/g, '-')}.tar`);
}
