import { setTimeout as pause } from 'node:timers/promises';
import type { Say } from '@propalpes/local/process/progress';
import { until } from '@propalpes/local/process/until';
import type { TopicPath } from '@propalpes/schemas/catalogue';
import type { BrokerAdmin } from '../rig/broker-admin.js';
import { handledTopics } from '../rig/services.js';

const MEASURED_MS = 30_000;

/** Messages a second of a topic with one subscription that are acknowledged, from now on. */
export async function rateOf(topic: TopicPath, admin: BrokerAdmin, say: Say): Promise<number> {
  // What was in hand when the last replica came is over by then.
  await pause(5_000);
  const [before, began] = [await admin.acknowledged(topic), performance.now()];
  await pause(MEASURED_MS);
  const done = (await admin.acknowledged(topic)) - before;
  const perSecond = done / ((performance.now() - began) / 1000);
  say(`${perSecond.toFixed(1)} messages a second`);
  return perSecond;
}

/** Resolves when all services together have no more than `few` messages left to handle. */
export async function drained(admin: BrokerAdmin, few = 0): Promise<void> {
  const left = () => admin.backlog(handledTopics);
  await until(async () => (await left()) <= few && (await left()) <= few, {
    what: 'the end of the backlog',
    withinMs: 900_000,
    everyMs: 1_000,
  });
}
