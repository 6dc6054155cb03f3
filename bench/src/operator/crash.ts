import { until } from '@propalpes/local/process/until';
import type { Figure } from '../figure.js';
import type { Hands } from './hands.js';
import type { Topic } from './load.js';
import type { Loop } from './loop.js';

const NAMESPACE = 'bench/corte';

/** SIGKILL when half of these topics, which come on top of all that is there, are ready. */
export async function crash(
  hands: Hands,
  loop: Loop,
  topics: readonly Topic[],
  say: (text: string) => void,
): Promise<Figure[]> {
  const ready = () => loop.metric('operator_objects', 'kind="PulsarTopic",ready="True"');
  const enough = (await ready()) + topics.length / 2;
  const creating = hands.create(NAMESPACE, topics);
  await until(async () => (await ready()) >= enough, { what: 'half of the topics', withinMs: 300_000 });
  await loop.process.kill();
  await creating;
  say('killed halfway, starting again');
  await loop.process.start();
  await hands.allReady();
  const there = await hands.topicsOf(NAMESPACE);
  const wanted = new Set(topics.map(({ topic }) => `${topic}-partition-0`));
  const missing = [...wanted].filter((it) => !there.includes(it)).length;
  const unwanted = there.filter((it) => !wanted.has(it)).length;
  return [
    { name: 'after a crash: topics missing', value: missing, unit: '', bar: { atMost: 0 } },
    { name: 'after a crash: topics twice or orphaned', value: unwanted, unit: '', bar: { atMost: 0 } },
  ];
}
