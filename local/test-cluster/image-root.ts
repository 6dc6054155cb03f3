import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archiveName, archives } from '../src/images/archive.js';
import { imageTag } from '../src/images/catalogue.js';
import { imageVersion } from '../src/images/provenance.js';
import { tool } from '../src/setup/tool.js';

/** An image that is unpacked to be run. */
export interface ImageRoot {
  readonly directory: string;
  readonly settings: ImageSettings;
  /** The digests of its layers, lowest first. */
  readonly layers: readonly string[];
  /** Unpacked. */
  readonly bytes: number;
  readonly release: () => Promise<void>;
}

/** What an image says of how it is run. */
interface ImageSettings {
  readonly Entrypoint: readonly string[];
  readonly Cmd?: readonly string[] | null;
  readonly Env: readonly string[];
  readonly User: string;
  readonly WorkingDir: string;
  readonly Labels: Readonly<Record<string, string>>;
}

/** Unpacks the archive that a cluster would load. */
export async function imageRoot(name: string, version?: string): Promise<ImageRoot> {
  const directory = await mkdtemp(join(tmpdir(), 'propalpes-image-'));
  const [packed, root] = [join(directory, 'packed'), join(directory, 'root')];
  await mkdir(packed);
  await mkdir(root);
  const archive = await archiveOf(name, version ?? (await imageVersion()));
  await tool('tar', ['-xf', archive, '-C', packed]);
  const [image] = await read<[{ Config: string; Layers: string[] }]>(packed, 'manifest.json');
  for (const layer of image.Layers) await tool('tar', ['-xpf', join(packed, layer), '-C', root]);
  const { config, rootfs } = await read<ImageConfig>(packed, image.Config);
  await rm(packed, { recursive: true });
  return {
    directory: root,
    settings: config,
    layers: rootfs.diff_ids,
    bytes: (await stat(archive)).size,
    release: () => rm(directory, { recursive: true }),
  };
}

interface ImageConfig {
  readonly config: ImageSettings;
  readonly rootfs: { readonly diff_ids: readonly string[] };
}

async function archiveOf(name: string, version: string): Promise<string> {
  const prefix = archiveName(name, imageTag(name, version), '').replace('.tar', '');
  const file = (await readdir(archives())).find((it) => it.startsWith(prefix));
  if (file === undefined) throw new Error(`build the image first: node local/dist/src/images.js ${name}`);
  return join(archives(), file);
}

async function read<T>(directory: string, file: string): Promise<T> {
  return JSON.parse(await readFile(join(directory, file), 'utf8')) as T;
}
