import { setTimeout as pause } from 'node:timers/promises';
import type { ManagedProcess } from '@propalpes/local/process/managed-process';
import { seconds } from '@propalpes/local/process/progress';
import { until } from '@propalpes/local/process/until';
import type { Journal } from '../load/journal.js';
import type { Random } from '../random.js';
import type { Deaths } from './deaths.js';
import type { Replica } from './replica.js';

const RECOVERS_WITHIN_MS = 90_000;

/** How much must be accepted again before the next kill, so that each one hits a system at work. */
const ACCEPTED_BETWEEN = 30;

export interface Surroundings {
  readonly replicas: readonly Replica[];
  readonly journal: Journal;
  readonly random: Random;
  readonly deaths: Deaths;
}

/** Kills the broker or the database under load and starts it again, `times` over. */
export async function killPart(
  part: ManagedProcess,
  times: number,
  surroundings: Surroundings,
): Promise<void> {
  const { random, deaths } = surroundings;
  for (let done = 0; done < times; done += 1) {
    await pause(random.between(200, 2000));
    await part.kill();
    const died = performance.now();
    await part.start();
    try {
      await recover(part.name, surroundings);
      deaths.happened(part.name, part.name, `work went on after ${seconds(performance.now() - died)}`);
    } catch (error) {
      deaths.failed(part.name, part.name, (error as Error).message);
    }
  }
}

async function recover(name: string, { replicas, journal }: Surroundings): Promise<void> {
  await Promise.all(replicas.map((replica) => replica.ready()));
  const enough = journal.acceptedSoFar + ACCEPTED_BETWEEN;
  await until(() => Promise.resolve(journal.acceptedSoFar >= enough), {
    what: `work going on after the ${name} was killed`,
    withinMs: RECOVERS_WITHIN_MS,
  });
}
