import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { SystemImage } from './cluster-images.js';
import { tool } from './tool.js';

interface Archive extends SystemImage {
  readonly directory: string;
  readonly archive: string;
}

/** Same bytes from the same files, whoever makes it and when. */
const reproducible = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner'];

/** Writes a docker-archive with one layer that holds `files` of `directory`. No container engine is needed for that. */
export async function imageArchive({ directory, archive, files, ...image }: Archive): Promise<void> {
  const work = await mkdtemp(join(directory, 'image-'));
  const pack = (target: string, from: string, names: readonly string[]) =>
    tool('tar', ['--create', '--file', target, ...reproducible, '--directory', from, '--', ...names]);
  await pack(join(work, 'layer.tar'), directory, files);
  const layer = createHash('sha256')
    .update(await readFile(join(work, 'layer.tar')))
    .digest('hex');
  await writeFile(join(work, 'config.json'), JSON.stringify(imageConfig(image, layer)));
  await writeFile(
    join(work, 'manifest.json'),
    JSON.stringify([{ Config: 'config.json', RepoTags: [image.name], Layers: ['layer.tar'] }]),
  );
  await pack(archive, work, ['manifest.json', 'config.json', 'layer.tar']);
  await rm(work, { recursive: true });
}

/** The configuration of an image that has one layer of this SHA-256 (hexadecimal). */
export function imageConfig(
  { entrypoint, user }: Pick<SystemImage, 'entrypoint' | 'user'>,
  layer: string,
): unknown {
  return {
    architecture: process.arch === 'x64' ? 'amd64' : process.arch,
    os: 'linux',
    created: '1970-01-01T00:00:00Z',
    config: { User: user, ...(entrypoint.length === 0 ? {} : { Entrypoint: entrypoint }), Env: ['PATH=/'] },
    rootfs: { type: 'layers', diff_ids: [`sha256:${layer}`] },
    history: [{ created: '1970-01-01T00:00:00Z', created_by: 'propalpes' }],
  };
}
