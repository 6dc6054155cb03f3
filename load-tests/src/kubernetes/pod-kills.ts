import { setTimeout as pause } from 'node:timers/promises';
import { services } from '@propalpes/local/supervisor/services';
import type { Say } from '@propalpes/local/process/progress';
import { Random } from '../random.js';
import type { Cluster } from './cluster.js';
import { running } from './running.js';
import { underLoad } from './under-load.js';
import { twoBffs } from './upgrade.js';
import { verdictOf, type Counts } from './verdict-of.js';

/** Scenarios begun per second. */
const RATE = 4;

const EVERY_MS = 10_000;
const KILLS = 18;

const names = services.map(({ name }) => name);

export interface PodKills {
  readonly kills: number;
  /** Mutations that clients asked for. */
  readonly asked: number;
  /** Of these, how many were never answered, whatever was tried. */
  readonly failed: number;
  /** Single requests, and those of them that came to nothing and were made again. */
  readonly requests: number;
  readonly requestsFailed: number;
  /** Of these, how many were answered, by a refusal. */
  readonly requestsRefused: number;
  readonly findings: Counts;
}

/** A random pod of a service is deleted by force every 10 s for 3 minutes, while clients go on. */
export async function podKills(cluster: Cluster, say: Say): Promise<PodKills> {
  await cluster.beginAnew(twoBffs);
  const random = new Random(7);
  const kills: string[] = [];
  const { journal, tally } = await underLoad(RATE, random.seed, say, async () => {
    for (let due = performance.now() + EVERY_MS; kills.length < KILLS; due += EVERY_MS) {
      await pause(Math.max(due - performance.now(), 0));
      const pod = random.pick(await running(cluster, names));
      await cluster.kubectl('delete', 'pod', pod, '--force', '--grace-period=0');
      kills.push(pod);
      say(`${kills.length}/${KILLS} ${pod} killed`);
    }
    await cluster.ready();
  });
  const { mutations, acceptedSoFar } = journal;
  return {
    kills: kills.length,
    asked: mutations.length,
    failed: mutations.length - acceptedSoFar,
    requests: tally.made,
    requestsFailed: tally.made - tally.answered,
    requestsRefused: tally.refused,
    findings: await verdictOf(journal, say),
  };
}
