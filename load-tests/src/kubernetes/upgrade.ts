import { setTimeout as pause } from 'node:timers/promises';
import { step, type Say } from '@propalpes/local/process/progress';
import { until } from '@propalpes/local/process/until';
import { services } from '@propalpes/local/supervisor/services';
import type { Cluster, Values } from './cluster.js';
import { sendNewEvents } from './newer-producer.js';
import { chartOf } from './next-version.js';
import { underLoad } from './under-load.js';
import { verdictOf, type Counts } from './verdict-of.js';

/** Scenarios begun per second. */
const RATE = 4;

const SEED = 11;

/** How long the load meets one version. */
const STAY_MS = 15_000;

/** How long a release that is wrong is left alone. */
const WRONG_FOR_MS = 45_000;

const NEW_EVENTS = 100;

/** What there is of the release that is wrong, after a while. */
export interface Halted {
  readonly newPods: number;
  readonly newPodsReady: number;
  readonly podsReady: number;
}

export interface Upgrade {
  readonly secondsUp: number;
  readonly secondsBack: number;
  readonly asked: number;
  readonly failed: number;
  readonly requestsFailed: number;
  readonly halted: Halted;
  readonly findings: Counts;
}

/** The versions that `NextVersion` made, tagged `v2` and `v3`, are rolled out and back while clients go on. */
export async function upgradeAndBack(cluster: Cluster, say: Say): Promise<Upgrade> {
  await cluster.beginAnew(twoBffs);
  let secondsUp = 0;
  let secondsBack = 0;
  let halted: Halted = { newPods: 0, newPodsReady: 0, podsReady: 0 };
  const { journal, tally } = await underLoad(RATE, SEED, say, async () => {
    await pause(STAY_MS);
    secondsUp = await timed(say, 'Rolling out v2', async () => {
      await cluster.change(
        {
          ...twoBffs,
          ...imagesOf(
            'v2',
            services.map(({ name }) => name),
          ),
        },
        chartOf('v2'),
      );
      await cluster.ready();
    });
    const newer = await told(cluster, '{.spec.schema.definition}');
    await sendNewEvents(newer, NEW_EVENTS);
    await pause(STAY_MS);
    secondsBack = await timed(say, 'Rolling back', () => cluster.rollback());
    await sendNewEvents(newer, NEW_EVENTS);
    await pause(STAY_MS);
    halted = await step(say, 'Rolling out v3, which nobody can read', () => rollOutWrong(cluster));
    await step(say, 'Rolling back', () => cluster.rollback());
  });
  const { mutations, acceptedSoFar } = journal;
  return {
    secondsUp,
    secondsBack,
    asked: mutations.length,
    failed: mutations.length - acceptedSoFar,
    requestsFailed: tally.made - tally.answered,
    halted,
    findings: await verdictOf(journal, say),
  };
}

/** Pods of one may go while the other serves. */
const bff = { autoscaling: { minReplicas: 2 } };
const twoBffs: Values = { 'bff-web': bff };

const imagesOf = (tag: string, names: readonly string[]): Values =>
  Object.fromEntries(
    names.map((name) => [name, { image: `propalpes/${name}:${tag}`, ...(name === 'bff-web' && bff) }]),
  );

/** Resolves when the operator has said no, and some time has passed. */
async function rollOutWrong(cluster: Cluster): Promise<Halted> {
  await cluster.change({ ...twoBffs, ...imagesOf('v3', ['companias']) }, chartOf('v3'));
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

/** Of the topic whose schema changes. */
const told = (cluster: Cluster, path: string): Promise<string> =>
  cluster.kubectl('get', 'pulsartopics', 'eventos-compania', `--output=jsonpath=${path}`);

/** In seconds. */
async function timed(say: Say, what: string, work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await step(say, what, work);
  return (performance.now() - began) / 1000;
}
