import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Image } from '../images/build-images.js';
import { checkout } from '../paths.js';
import { Fault } from '../process/fault.js';
import { ensureHelm, helmCommand } from '../setup/helm.js';
import type { Say } from '../process/progress.js';
import { restrictedNamespace } from './namespace.js';
import type { Access, Target } from './target.js';

/** Of the release and of the namespace that it is in. */
export const release = 'propalpes';

/** Where the chart of everything is. */
export const chart = join(checkout, 'charts', 'propalpes');
const withinMs = 5 * 60_000;

/** Values of the chart, as a file of values has them. */
export type Values = Readonly<Record<string, unknown>>;

/** Runs kubectl in our namespace and resolves with what it printed. Rejects with a Fault that says what it objected. */
export function kubectlIn(access: Access, args: readonly string[], stdin?: string): Promise<string> {
  return run(access.kubectl, kubectlArguments(access, args), access, stdin);
}

/** What to call kubectl with, so that it works in our namespace of that cluster. */
export function kubectlArguments({ context }: Access, args: readonly string[]): string[] {
  return [...(context === undefined ? [] : ['--context', context]), '--namespace', release, ...args];
}

/**
 * Installs the chart or upgrades to it, with these files of values after the target's own; pods whose image has other content are
 * replaced. Does not wait for them.
 */
export async function deploy(
  target: Target,
  files: readonly string[],
  images: readonly Image[],
  say: Say,
): Promise<void> {
  await ensureNamespace(target.access);
  const values = JSON.stringify(valuesOf(images, target.registry));
  const given = [join(chart, target.values), ...files, '-'].flatMap((file) => ['--values', file]);
  await helm(target.access, ['upgrade', '--install', release, chart, ...given], say, values);
}

/** What the release was installed with; nothing when there is none. */
export async function valuesOfRelease(access: Access, say: Say): Promise<Values> {
  const found = await helm(access, ['list', '--short', '--filter', `^${release}$`], say);
  if (found.trim() === '') return {};
  return JSON.parse(await helm(access, ['get', 'values', release, '--output', 'json'], say)) as Values;
}

/** Takes the release away. What the operator made on Pulsar stays, and so do the disks of broker and database. */
export function undeploy(target: Target, say: Say): Promise<string> {
  return helm(target.access, ['uninstall', release, '--ignore-not-found', '--wait'], say);
}

/** Makes the namespace. */
export async function ensureNamespace(access: Access): Promise<void> {
  await kubectlIn(access, ['apply', '--filename=-'], JSON.stringify(restrictedNamespace(release)));
}

type Named = Pick<Image, 'name' | 'tag' | 'id'>;

/**
 * What the chart must know of the images: their tags, and their content, because one that was built again has the same tag and
 * only a change of the pod makes new ones.
 */
export function valuesOf(images: readonly Named[], registry?: string): Record<string, object> {
  const tags = new Map(images.map(({ name, tag }) => [name, versionOf(tag)]));
  const parts = images.filter(({ name }) => existsSync(join(chart, 'charts', name)));
  const standin = tags.get('mongo-standin');
  return {
    global: { image: { tag: tags.get(parts[0]?.name ?? '') } },
    ...(standin !== undefined && { platform: { mongodb: { image: { tag: standin } } } }),
    ...Object.fromEntries(
      parts.map((image) => [
        image.name,
        {
          podAnnotations: { 'propalpes.io/image': image.id },
          ...(registry !== undefined && { image: pushedName(registry, image) }),
        },
      ]),
    ),
  };
}

/** Of an image in a registry: another one for other content, because nodes keep what they once pulled under a name. */
export function pushedName(registry: string, { name, tag, id }: Named): string {
  return `${registry}/propalpes/${name}:${versionOf(tag)}-${id.slice(0, 12)}`;
}

const versionOf = (tag: string) => tag.slice(tag.lastIndexOf(':') + 1);

/** Runs Helm in our namespace of that cluster and resolves with what it printed. Rejects with a Fault that says what it objected. */
export async function helm(
  access: Access,
  args: readonly string[],
  say: Say,
  stdin?: string,
): Promise<string> {
  await ensureHelm(say);
  const context = access.context === undefined ? [] : ['--kube-context', access.context];
  return run(await helmCommand(), [...args, ...context, '--namespace', release], access, stdin);
}

async function run(
  program: string,
  args: readonly string[],
  { env }: Access,
  stdin: string | undefined,
): Promise<string> {
  const { stdout, failed, stderr, shortMessage } = await execa(program, [...args], {
    ...(stdin === undefined ? { stdin: 'ignore' } : { input: stdin }),
    env,
    reject: false,
    timeout: withinMs,
  });
  if (failed) throw new Fault(objectionIn(stderr) || (shortMessage ?? program));
  return stdout;
}

/** Helm tells beside it of each link that it follows. */
const objectionIn = (stderr: string) =>
  stderr
    .split('\n')
    .filter((line) => !line.startsWith('level=INFO'))
    .join('\n')
    .trim();
