import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDirectory } from '../paths.js';
import type { Engine } from './engine.js';

export const archives = () => join(cacheDirectory(), 'images', 'archives');

export interface Archive {
  readonly archive: string;
  readonly bytes: number;
}

/** The image in a file that its content names: who has loaded one of this name needs no other. Earlier ones of this image are deleted. */
export async function keepArchive(engine: Engine, name: string, tag: string, id: string): Promise<Archive> {
  const directory = archives();
  const file = archiveName(name, tag, id);
  const archive = join(directory, file);
  if (!existsSync(archive)) {
    await mkdir(directory, { recursive: true });
    const partial = `${archive}.partial-${process.pid}`;
    try {
      await engine.save(tag, partial);
      await rename(partial, archive);
    } finally {
      await rm(partial, { force: true });
    }
    await forgetOthers(directory, name, file);
  }
  return { archive, bytes: (await stat(archive)).size };
}

export function archiveName(name: string, tag: string, id: string): string {
  const version = tag.slice(tag.lastIndexOf(':') + 1);
  return `${name}@${version}@${id.slice(0, 12)}.tar`;
}

async function forgetOthers(directory: string, name: string, kept: string): Promise<void> {
  const others = (await readdir(directory)).filter((it) => it.startsWith(`${name}@`) && it !== kept);
  await Promise.all(others.filter((it) => it.endsWith('.tar')).map((it) => rm(join(directory, it))));
}
