import { setTimeout as pause } from 'node:timers/promises';
import { percentile, type Figure } from '../figure.js';
import type { Mutate } from '../mutations.js';
import type { Outcomes } from './outcomes.js';

const CLIENTS = 16;
const PACED_SECONDS = 20;

/** The system under load: where to ask, what for, and who hears of the end. */
export interface Subject {
  readonly url: string;
  readonly mutate: Mutate;
  readonly outcomes: Outcomes;
}

/** Operations a second from the first request of 16 clients to the last end. */
export async function saturate({ url, mutate, outcomes }: Subject, count: number): Promise<number> {
  const started = performance.now();
  let left = count;
  const ends: Promise<number>[] = [];
  const client = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      ends.push(outcomes.endOf(await mutate(url)));
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const last = (await Promise.all(ends)).reduce((latest, end) => Math.max(latest, end));
  return (count / (last - started)) * 1000;
}

/** Latencies from the mutation to the end of its operation, at a rate that does not wait for answers. */
export async function steady(
  { url, mutate, outcomes }: Subject,
  rate: number,
  name: string,
): Promise<[p50: Figure, p99: Figure]> {
  const started = performance.now();
  const latencies = Array.from({ length: rate * PACED_SECONDS }, async (_, i) => {
    const due = started + (i * 1000) / rate;
    await pause(due - performance.now());
    return (await outcomes.endOf(await mutate(url))) - due;
  });
  const measured = await Promise.all(latencies);
  return [
    { name: `${name}, p50 at ${rate}/s`, value: percentile(measured, 50), unit: 'ms' },
    { name: `${name}, p99 at ${rate}/s`, value: percentile(measured, 99), unit: 'ms' },
  ];
}
