import { join } from 'node:path';
import { untilReady } from '@propalpes/local/on-kubernetes/pods';
import {
  chart,
  ensureNamespace,
  helm,
  release,
  undeploy,
  type Values,
  valuesOfRelease as valuesOf,
} from '@propalpes/local/on-kubernetes/release';
import { until } from '@propalpes/local/process/until';
import { kubectl, target } from './namespace.js';

const say = (): void => undefined;

/** What the release was installed with; what the cluster is installed with at first when there is none. */
export const valuesOfRelease = (): Promise<Values> => valuesOf(target.access, say);

/**
 * Installs the release, or upgrades it to these values and nothing but them. `changed`: single values that are
 * otherwise, such as `{ 'operator.enabled': false }`.
 */
export async function install(
  values: Values,
  changed: Readonly<Record<string, boolean | number>> = {},
): Promise<void> {
  await ensureNamespace(target.access);
  const changes = Object.entries(changed).flatMap(([path, value]) => ['--set', `${path}=${value}`]);
  const files = ['--values', join(chart, target.values), '--values', '-'];
  const args = ['upgrade', '--install', release, chart, '--reset-values', ...files, ...changes];
  await helm(target.access, args, say, JSON.stringify(values));
}

/** Takes the release away and resolves when its pods are gone, too. */
export async function uninstall(): Promise<void> {
  await undeploy(target, say);
  await until(async () => (await kubectl('get', 'pods', '--output=name')) === '', {
    what: 'The end of all pods',
    withinMs: 120_000,
    everyMs: 500,
  });
}

/** Takes the release away with everything that it leaves: topics, documents, events. */
export async function leaveNothing(): Promise<void> {
  await undeploy(target, say);
  await kubectl('delete', 'namespace', release, '--ignore-not-found', '--timeout=200s');
}

/** Resolves when every pod of the release is ready and no rollout is under way. */
export const ready = (withinMs = 300_000): Promise<void> => untilReady(target, say, withinMs);
