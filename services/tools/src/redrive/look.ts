import type { TopicName } from '@propalpes/schemas/generated/types';
import { Decoder } from '@propalpes/seedwork/messaging/decoder';
import { SchemaRegistry } from '@propalpes/seedwork/messaging/registry';
import { Undeliverable } from '@propalpes/seedwork/messaging/undeliverable';
import { Refused } from '../cli/refused.js';
import { table } from '../cli/table.js';
import type { Workshop } from '../workshop.js';
import { originalOf, type Letter } from './letter.js';
import { lettersOf, type Selection } from './letters.js';

const ERROR_WIDTH = 60;

export async function listLetters(workshop: Workshop, selection: Selection, max: number): Promise<void> {
  const shown: string[][] = [];
  const counts = new Map<string, number>();
  for await (const { letter } of lettersOf(workshop, selection)) {
    if (shown.length < max) shown.push(rowOf(letter));
    const killer = [letter.reason, letter.stackHash, letter.topic].join('\t');
    counts.set(killer, (counts.get(killer) ?? 0) + 1);
  }
  for (const line of table(['position', 'buried', 'reason', 'topic', 'type', 'key', 'error'], shown))
    workshop.say(line);
  workshop.say('');
  const totals = [...counts].map(([killer, count]) => [...killer.split('\t'), String(count)]);
  for (const line of table(['reason', 'stack hash', 'topic', 'letters'], totals)) workshop.say(line);
}

function rowOf({ position, buried, reason, topic, type, key, error }: Letter): string[] {
  return [position, buried.toISOString(), reason, topic, type, key, error.slice(0, ERROR_WIDTH)];
}

export async function showLetter(workshop: Workshop, position: string): Promise<void> {
  const letter = await find(workshop, position);
  const { original, buried, ...rest } = letter;
  const facts = { ...rest, buried: buried.toISOString(), ...original.properties };
  for (const [name, value] of Object.entries(facts)) workshop.say(`${name}: ${value}`);
  workshop.say(await contentOf(workshop, letter));
}

async function find(workshop: Workshop, position: string): Promise<Letter> {
  for await (const { letter } of lettersOf(workshop, { position })) return letter;
  throw new Refused(`there is no dead letter at ${position}`);
}

/** What it says, where that can be read; else its bytes in hexadecimal. */
async function contentOf({ broker }: Workshop, letter: Letter): Promise<string> {
  const { topic, bytes, properties } = originalOf(letter);
  try {
    const decoder = new Decoder<TopicName>(topic, new SchemaRegistry(broker));
    return JSON.stringify(await decoder.decode(bytes, properties['schema'] ?? ''), null, 2);
  } catch (error) {
    if (!(error instanceof Undeliverable)) throw error;
    return `bytes: ${bytes.toString('hex')}`;
  }
}
