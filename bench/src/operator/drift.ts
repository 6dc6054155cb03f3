import { until } from '@propalpes/local/process/until';
import type { Figure } from '../figure.js';
import type { Hands } from './hands.js';
import type { Topic } from './load.js';
import type { Loop } from './loop.js';

/** How soon a change by hand is mended, and a change of an object carried out. */
export async function drift(hands: Hands, loop: Loop, topics: readonly Topic[]): Promise<Figure[]> {
  const [topic, other] = topics as readonly [Topic, Topic, ...Topic[]];
  await hands.deleteSubscription(topic, 'lector');
  const byHand = await secondsUntil(async () => (await hands.subscriptions(topic)).includes('lector'));
  const told = async () => (await hands.repairsOf(topic)) > 0;
  await until(told, { what: 'the Event of the repair', withinMs: 10_000 });
  await loop.resyncs(1, topics.length);
  const patch = JSON.stringify({ spec: { subscriptions: [{ name: 'lector' }, { name: 'otro' }] } });
  await hands.kubectl('patch', 'pulsartopic', other.name, '--type=merge', '-p', patch);
  const byObject = await secondsUntil(async () => (await hands.subscriptions(other)).includes('otro'));
  return [
    { name: 'a subscription deleted by hand is back', value: byHand, unit: 's', bar: { atMost: 35 } },
    { name: 'Events of that repair', value: await hands.repairsOf(topic), unit: '', bar: { atMost: 1 } },
    { name: 'a change of the object is carried out', value: byObject, unit: 's', bar: { atMost: 2 } },
  ];
}

async function secondsUntil(condition: () => Promise<boolean>): Promise<number> {
  const start = performance.now();
  await until(condition, { what: 'the repair', withinMs: 90_000, everyMs: 50 });
  return (performance.now() - start) / 1_000;
}
