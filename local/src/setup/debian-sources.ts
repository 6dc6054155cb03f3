import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pins } from './pins.js';

const apt = '/etc/apt';

/** The files in which this machine names its mirrors of the Debian release that images are made of; none means the public mirror. */
export async function debianSources(directory = apt): Promise<string[]> {
  const parts = join(directory, 'sources.list.d');
  const files = [
    join(directory, 'sources.list'),
    ...(existsSync(parts) ? (await readdir(parts)).sort().map((it) => join(parts, it)) : []),
  ].filter((it) => /\.(list|sources)$/.test(it) && existsSync(it));
  const found: string[] = [];
  for (const file of files) if (namesDebian(await readFile(file, 'utf8'))) found.push(file);
  return found;
}

/** Whether these are Debian's own packages of this release; who packages for it names the release, too, but has no `main` below `/debian`. */
export function namesDebian(sources: string, release: string = pins.baseImages.debian): boolean {
  const text = sources.replace(/^\s*#.*$/gm, '');
  const signs = [new RegExp(`\\b${release}\\b`), /\/debian(-security)?\/?\s/, /\bmain\b/];
  return signs.every((it) => it.test(text));
}
