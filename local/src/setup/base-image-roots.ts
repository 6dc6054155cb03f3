import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDirectory, checkout } from '../paths.js';
import { type Say, step } from '../process/progress.js';
import { unpackNode } from './base-image-node.js';
import { buildOnce } from './cache.js';
import { debianSources } from './debian-sources.js';
import { pins } from './pins.js';
import { tool } from './tool.js';

/** A root file system of Debian packages. */
export interface BaseRoot {
  readonly name: string;
  /** `extract`: the files of the packages named, and no more; `apt`: a system on which they are installed. */
  readonly variant: 'extract' | 'apt';
  readonly packages: readonly string[];
  readonly withNode: boolean;
}

/** Where a root is kept: `directory` is the context of the build that `dockerfile` describes. */
interface KeptRoot {
  readonly key: string;
  readonly directory: string;
  readonly dockerfile: string;
}

const dockerfile = join(checkout, 'local', 'images', 'Dockerfile.root');
const timeoutMs = 20 * 60_000;

/** What nobody reads in a container, and where the packages came from: that is the business of who builds. */
const unwanted = ['/usr/share/doc/*', '/usr/share/man/*', '/usr/share/locale/*', '/usr/share/info/*'];
/** Where Java's package puts links to its manual, excluded or not. */
const manuals = 'mkdir -p "$1"/usr/share/man/man1';
const forgetSources = 'rm -rf "$1"/etc/apt/sources.list "$1"/etc/apt/sources.list.d "$1"/etc/apt/auth.conf.d';

/** Makes the root once, from the Debian mirror of this machine. */
export async function ensureBaseRoot(say: Say, root: BaseRoot): Promise<KeptRoot> {
  const key = rootKey(root);
  const directory = join(cacheDirectory(), key);
  if (!existsSync(directory)) {
    const what = `Making the base image ${root.name} of Debian packages (once)`;
    await step(say, what, () => buildOnce(directory, (staging) => makeInto(staging, root)));
  }
  return { key, directory, dockerfile };
}

/** Another list of packages, another Node or another text of the Dockerfile makes another root. */
export function rootKey(root: BaseRoot): string {
  const { debian, node, npm } = pins.baseImages;
  const text = JSON.stringify([root, debian, root.withNode ? [node, npm] : [], unwanted]);
  const hash = createHash('sha256').update(text).update(readFileSync(dockerfile));
  return `${root.name}-${hash.digest('hex').slice(0, 12)}`;
}

async function makeInto(staging: string, { variant, packages, withNode }: BaseRoot): Promise<void> {
  await mkdir(join(staging, 'programs'));
  await copyFile(dockerfile, join(staging, 'Dockerfile'));
  if (withNode) await unpackNode(join(staging, 'programs'));
  await tool(
    'mmdebstrap',
    [
      ...['--quiet', '--mode=root', `--variant=${variant}`, `--include=${packages.join(',')}`],
      ...['--aptopt=APT::Install-Recommends "false"'],
      ...[`--setup-hook=${manuals}`, `--customize-hook=${forgetSources}`],
      ...(variant === 'apt' ? unwanted.map((it) => `--dpkgopt=path-exclude=${it}`) : []),
      ...[pins.baseImages.debian, join(staging, 'root.tar'), ...(await debianSources())],
    ],
    { timeout: timeoutMs },
  );
}
