import type { Values } from '@propalpes/local/on-kubernetes/release';
import { setTimeout as pause } from 'node:timers/promises';
import { step, type Say } from '@propalpes/local/process/progress';
import type { Cluster } from './cluster.js';
import { NEW_EVENT, sendNewEvents } from './newer-producer.js';
import { chartOf, imageOf, programs } from './next-version.js';
import { runningImages } from './running.js';
import { underLoad } from './under-load.js';
import { verdictOf, type Counts } from './verdict-of.js';

/** Scenarios begun per second. */
const RATE = 4;

const SEED = 11;

/** How long the load meets one version. */
const STAY_MS = 15_000;

const NEW_EVENTS = 100;

export interface Upgrade {
  /** Those of all pods while v2 was there. */
  readonly imagesUp: readonly string[];
  readonly secondsUp: number;
  readonly secondsBack: number;
  readonly asked: number;
  readonly failed: number;
  readonly requestsFailed: number;
  /** Of these, how many were answered, by a refusal. */
  readonly requestsRefused: number;
  readonly findings: Counts;
}

/** The version that `NextVersion` tagged `v2` is rolled out and back while clients go on. */
export async function upgradeAndBack(cluster: Cluster, say: Say): Promise<Upgrade> {
  await cluster.beginAnew(twoBffs);
  let imagesUp: readonly string[] = [];
  let secondsUp = 0;
  let secondsBack = 0;
  const { journal, tally } = await underLoad(RATE, SEED, say, async () => {
    await pause(STAY_MS);
    secondsUp = await timed(say, 'Rolling out v2', async () => {
      await cluster.change(imagesFrom('v2'), chartOf('v2'));
      await cluster.ready();
    });
    imagesUp = await runningImages(cluster, [...programs, 'backlog-metrics']);
    const newer = await told(cluster, '{.spec.schema.definition}');
    await sendNewEvents(newer, NEW_EVENTS);
    await pause(STAY_MS);
    secondsBack = await timed(say, 'Rolling back', () => cluster.rollback());
    await sendNewEvents(newer, NEW_EVENTS);
    await pause(STAY_MS);
  });
  const { mutations, acceptedSoFar } = journal;
  return {
    imagesUp,
    secondsUp,
    secondsBack,
    asked: mutations.length,
    failed: mutations.length - acceptedSoFar,
    requestsFailed: tally.made - tally.answered,
    requestsRefused: tally.refused,
    findings: await verdictOf(journal, say, [NEW_EVENT]),
  };
}

/** Pods of one may go while the other serves. */
export const twoBffs: Readonly<Record<string, object>> = { 'bff-web': { autoscaling: { minReplicas: 2 } } };

const imagesFrom = (tag: string): Values =>
  Object.fromEntries(programs.map((name) => [name, { ...twoBffs[name], image: imageOf(name, tag) }]));

/** Of the topic whose schema changes. */
export const told = (cluster: Cluster, path: string): Promise<string> =>
  cluster.kubectl('get', 'pulsartopics', 'eventos-compania', `--output=jsonpath=${path}`);

/** In seconds. */
async function timed(say: Say, what: string, work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await step(say, what, work);
  return (performance.now() - began) / 1000;
}
