import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { checkout } from '../paths.js';

/** What every image is made of beside its own package. */
const shared = [
  ...['services/Dockerfile', 'services/seedwork', 'schemas', 'local/images', 'local/native-client'],
  ...['local/src/setup', 'package.json', 'package-lock.json', 'tsconfig.base.json', '.dockerignore'],
];

/** The version in the tags: IMAGE_TAG, else that of the project. */
export async function imageVersion(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const { IMAGE_TAG: chosen } = env;
  if (chosen !== undefined && chosen !== '') return chosen;
  const manifest = JSON.parse(await readFile(join(checkout, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

/** What the image tells of itself, in the words of the OCI. */
export async function imageLabels(
  name: string,
  version: string,
  directory: string,
): Promise<Record<string, string>> {
  const source = publicUrl(await git('config', '--get', 'remote.origin.url'));
  const known = { title: name, version, revision: await revisionOf(directory), ...(source && { source }) };
  return Object.fromEntries(
    Object.entries(known).map(([key, value]) => [`org.opencontainers.image.${key}`, value]),
  );
}

/** The last commit that changed what an image of this package is made of, so that other commits leave its content alone; "unknown" outside a repository. */
export async function revisionOf(directory: string): Promise<string> {
  const paths = [...shared, directory];
  const commit = await git('log', '-1', '--format=%H', '--', ...paths);
  if (commit === '') return 'unknown';
  const changed = await git('status', '--porcelain', '--', ...paths);
  return changed === '' ? commit : `${commit}-dirty`;
}

/** Where the sources are published, without who may read them; empty for what only this machine knows. */
export function publicUrl(remote: string): string {
  const scp = /^[\w.-]+@([\w.-]+):(.+)$/.exec(remote);
  const text = scp === null ? remote : `https://${scp[1] ?? ''}/${scp[2] ?? ''}`;
  if (!/^https?:/.test(text)) return '';
  const { host, pathname } = new URL(text);
  return `https://${host}${pathname.replace(/\.git$/, '')}`;
}

async function git(...args: string[]): Promise<string> {
  const { stdout, failed } = await execa('git', args, { cwd: checkout, reject: false, timeout: 60_000 });
  return failed ? '' : stdout.trim();
}
