import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '../../src/domain/id.js';
import type { HandlerTable } from '../../src/messaging/dispatcher.js';
import { crear } from './commands.js';
import type { RawTopic } from './raw-topic.js';

/** The topic that witnesses look at. */
export const topic = 'comandos/compania';

/** Keeps what its handlers are given, per key; each takes up to 5 ms. */
export class Witness {
  private readonly seen: { readonly key: string; readonly number: number; readonly at: number }[] = [];

  readonly handlers: HandlerTable<typeof topic> = {
    CrearCompania: async ({ aggregateId, data }) => {
      await pause(Math.random() * 5);
      this.seen.push({ key: aggregateId, number: Number(data.nombre), at: performance.now() });
    },
  };

  get total(): number {
    return this.seen.length;
  }

  of(key: string) {
    return this.seen.filter((one) => one.key === key);
  }

  numbersOf(key: string): number[] {
    return this.of(key).map(({ number }) => number);
  }

  has(keys: readonly string[], each: number): boolean {
    return keys.every((key) => new Set(this.numbersOf(key)).size === each);
  }
}

export const keysOf = (count: number): string[] => Array.from({ length: count }, newId);

/** Sends numbered messages of several keys, mixed. */
export async function sendMixed(
  producer: RawTopic,
  keys: readonly string[],
  each: number,
  from = 0,
): Promise<void> {
  for (let number = from; number < from + each; number += 1)
    await Promise.all(keys.map((key) => producer.send(crear(key, String(number)))));
}
