import { setTimeout as pause } from 'node:timers/promises';
import type { ManagedProcess } from '@propalpes/local/process/managed-process';
import { seconds } from '@propalpes/local/process/progress';
import { until } from '@propalpes/local/process/until';
import type { TopicPath } from '@propalpes/schemas/catalogue';
import { everyReplica } from '../rig/replicas.js';
import type { Field } from '../rig/run.js';

const RECOVERS_WITHIN_MS = 90_000;

/** How much must be accepted again before the next blow, so that each one hits a system at work. */
const ACCEPTED_BETWEEN = 30;

/** Long enough for the other replicas to do the work. */
const STANDS_STILL_MS = 1500;

/** What is done to several services at once, or to what they stand on. */
export interface Blow {
  readonly name: string;
  strike(): Promise<void>;
}

export const killing = (part: ManagedProcess): Blow => ({
  name: part.name,
  strike: async () => {
    await part.kill();
    await part.start();
  },
});

/**
 * Gives messages in hand a second owner: one replica of each service stands still, the broker drops the topics, the
 * other replicas get all that is not acknowledged, and the first go on as if nothing had happened.
 */
export const moving = ({ admin, fleet, random }: Field, topics: readonly TopicPath[]): Blow => ({
  name: 'rebalance',
  strike: async () => {
    const frozen = [...fleet.values()].map((replicas) => random.pick(replicas));
    for (const replica of frozen) replica.freeze();
    try {
      await Promise.all(topics.map((topic) => admin.unload(topic)));
      await pause(STANDS_STILL_MS);
    } finally {
      for (const replica of frozen) replica.thaw();
    }
  },
});

/** Strikes under load, `times` over, each time when work goes on. */
export async function disturb(blow: Blow, times: number, field: Field): Promise<void> {
  const { random, deaths } = field;
  for (let done = 0; done < times; done += 1) {
    await pause(random.between(200, 2000));
    const struck = performance.now();
    await blow.strike();
    try {
      await recover(blow.name, field);
      deaths.happened(blow.name, `${blow.name}: work went on after ${seconds(performance.now() - struck)}`);
    } catch (error) {
      deaths.failed(blow.name, (error as Error).message);
    }
  }
}

async function recover(name: string, { fleet, journal }: Field): Promise<void> {
  await Promise.all(everyReplica(fleet).map((replica) => replica.ready()));
  const enough = journal.acceptedSoFar + ACCEPTED_BETWEEN;
  await until(() => Promise.resolve(journal.acceptedSoFar >= enough), {
    what: `work going on after this blow: ${name}`,
    withinMs: RECOVERS_WITHIN_MS,
  });
}
