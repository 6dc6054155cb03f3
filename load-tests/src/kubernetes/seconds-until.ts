import { until } from '@propalpes/local/process/until';
import type { Cluster } from './cluster.js';

/** Resolves when a Deployment tells of so many replicas, with the seconds since `began`. `path`: where it tells, in JSONPath. */
export async function secondsUntil(
  cluster: Cluster,
  deployment: string,
  path: string,
  replicas: number,
  began: number,
): Promise<number> {
  const look = () => cluster.kubectl('get', 'deployment', deployment, `--output=jsonpath=${path}`);
  await until(async () => Number(await look()) === replicas, {
    what: `${replicas} replicas of ${deployment}`,
    withinMs: 240_000,
    everyMs: 500,
  });
  return (performance.now() - began) / 1000;
}
