import { setTimeout as pause } from 'node:timers/promises';
import { step, type Say } from '@propalpes/local/process/progress';
import { until } from '@propalpes/local/process/until';
import { underLoad } from './under-load.js';
import type { Cluster } from './cluster.js';
import { chartOf, imageOf } from './next-version.js';
import { told, twoBffs } from './upgrade.js';
import { verdictOf, type Counts } from './verdict-of.js';

/** Scenarios begun per second. */
const RATE = 4;

const SEED = 13;

/** How long the load meets the release that is right. */
const STAY_MS = 15_000;

/** How long the release that is wrong is left alone. */
const WRONG_FOR_MS = 45_000;

/** Pods of companias while the release that is wrong is there. */
interface Pods {
  readonly newPods: number;
  readonly newPodsReady: number;
  readonly podsReady: number;
}

export interface WrongRelease extends Pods {
  /** Mutations, and those of them that were never answered. */
  readonly asked: number;
  readonly failed: number;
  readonly findings: Counts;
}

/** The version that `NextVersion` tagged `v3`, whose events nobody could read, is rolled out, left alone and taken back while clients go on. */
export async function wrongRelease(cluster: Cluster, say: Say): Promise<WrongRelease> {
  await cluster.beginAnew(twoBffs);
  let pods: Pods = { newPods: 0, newPodsReady: 0, podsReady: 0 };
  const { journal } = await underLoad(RATE, SEED, say, async () => {
    await pause(STAY_MS);
    pods = await step(say, 'Rolling out v3, which nobody can read', () => rollOutWrong(cluster));
    await step(say, 'Rolling back', () => cluster.rollback());
  });
  const { mutations, acceptedSoFar } = journal;
  const failed = mutations.length - acceptedSoFar;
  return { ...pods, asked: mutations.length, failed, findings: await verdictOf(journal, say) };
}

/** Resolves when the operator has said no, and some time has passed. */
async function rollOutWrong(cluster: Cluster): Promise<Pods> {
  await cluster.change({ ...twoBffs, companias: { image: imageOf('companias', 'v3') } }, chartOf('v3'));
  const path = '{.status.conditions[?(@.type=="SchemaCompatible")].status}';
  await until(async () => (await told(cluster, path)) === 'False', {
    what: 'SchemaCompatible=False of eventos-compania',
    withinMs: 60_000,
    everyMs: 500,
  });
  await pause(WRONG_FOR_MS);
  const columns =
    '{range .items[*]}{.spec.containers[0].image} {.status.containerStatuses[0].ready}{"\\n"}{end}';
  const selector = '--selector=app.kubernetes.io/name=companias';
  const lines = (await cluster.kubectl('get', 'pods', selector, `--output=jsonpath=${columns}`)).split('\n');
  const pods = lines
    .filter(Boolean)
    .map((line) => ({ isNew: line.includes(':v3 '), ready: line.endsWith('true') }));
  return {
    newPods: pods.filter(({ isNew }) => isNew).length,
    newPodsReady: pods.filter(({ isNew, ready }) => isNew && ready).length,
    podsReady: pods.filter(({ ready }) => ready).length,
  };
}
