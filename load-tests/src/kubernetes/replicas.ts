import { until } from '@propalpes/local/process/until';
import type { Values } from '@propalpes/local/on-kubernetes/release';
import { readyPods } from './pods.js';
import { install, ready } from './release.js';

/** Installs the release with so many replicas of some services, whatever they have to do. Resolves when all pods are ready. */
export async function withReplicas(values: Values, count: number, ...names: string[]): Promise<void> {
  const changed = names.flatMap((it) =>
    ['minReplicas', 'maxReplicas'].map((limit) => [`${it}.autoscaling.${limit}`, count] as const),
  );
  await install(values, Object.fromEntries(changed));
  await until(async () => (await Promise.all(names.map(readyPods))).every((it) => it.length === count), {
    what: `${count} pods of ${names.join(', ')}`,
    withinMs: 150_000,
    everyMs: 500,
  });
  await ready();
}
