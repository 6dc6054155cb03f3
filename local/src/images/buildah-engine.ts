import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { cacheDirectory } from '../paths.js';
import type { Say } from '../process/progress.js';
import { ensureBaseRoot, type BaseRoot } from '../setup/base-image-roots.js';
import { buildRoot, runtimeRoot } from '../setup/base-images.js';
import { ensurePackages } from '../setup/packages.js';
import { tool } from '../setup/tool.js';
import { buildArguments } from './build-arguments.js';
import type { BuiltImage, Engine, ImageBuild } from './engine.js';

const buildTimeoutMs = 30 * 60_000;
const timeoutMs = 10 * 60_000;

const home = join(cacheDirectory(), 'images');
/** The caches that builds mount lie there, too. */
const env = { TMPDIR: join(home, 'tmp') };

/** Builds as root without a daemon, in a store of its own, on base images made of Debian packages. */
export const buildahEngine: Engine = {
  name: 'buildah',

  async prepare(say) {
    await ensurePackages(say, ['buildah', 'mmdebstrap']);
    // what a build leaves that was interrupted
    await locked('rm', ['--all']);
    return { BUILD: await ensureBaseImage(say, buildRoot), BASE: await ensureBaseImage(say, runtimeRoot) };
  },

  build: (build) => bud(build),

  async inspect(tag) {
    return parseBuildahImage(await buildah('inspect', ['--type', 'image', tag]));
  },

  async push(tag, name) {
    await buildah('push', ['--quiet', tag, `docker://${name}`]);
  },

  async save(tag, archive) {
    await buildah('push', ['--quiet', tag, `docker-archive:${archive}:${tag}`]);
  },
};

/** An image that holds this root and no more; resolves with its name. */
export async function ensureBaseImage(say: Say, root: BaseRoot): Promise<string> {
  const { key, directory, dockerfile } = await ensureBaseRoot(say, root);
  const tag = `localhost/${key}`;
  // the key names the content, and looking for that in the cache of builds would read all of it
  if (!(await names()).includes(tag))
    await bud({ tag, dockerfile, context: directory, args: {}, secrets: {} });
  return tag;
}

export function parseBuildahImage(json: string): BuiltImage {
  const { FromImageID: id, OCIv1: image } = JSON.parse(json) as {
    FromImageID: string;
    OCIv1: { rootfs: { diff_ids: string[] } };
  };
  return { id, layers: image.rootfs.diff_ids };
}

async function bud(build: ImageBuild): Promise<void> {
  // without times, so that the same files are the same layers wherever and whenever they are made
  const how = ['--isolation', 'chroot', '--layers', '--timestamp', '0'];
  await locked('bud', [...how, ...buildArguments(build)], buildTimeoutMs);
}

async function buildah(command: string, args: readonly string[]): Promise<string> {
  return tool('buildah', [...store(), command, ...args], { env, timeout: timeoutMs });
}

async function names(): Promise<string[]> {
  return (await buildah('images', ['--noheading', '--format', '{{.Name}}'])).split('\n');
}

/** Alone: of two that build at once the second waits, and finds what the first has made. */
async function locked(command: string, args: readonly string[], timeout = timeoutMs): Promise<void> {
  await mkdir(env.TMPDIR, { recursive: true });
  const how = ['--no-fork', join(home, 'lock'), 'buildah', ...store(), command, ...args];
  await tool('flock', how, { env, timeout: timeout + buildTimeoutMs });
}

function store(): string[] {
  const [root, runroot] = [join(home, 'storage'), join(home, 'run')];
  return ['--root', root, '--runroot', runroot, '--storage-driver', 'overlay'];
}
