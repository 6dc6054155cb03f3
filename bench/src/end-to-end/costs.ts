import type { Stack } from '@propalpes/local/stack/stack';
import type { Figure } from '../figure.js';
import { counterOf, cpuMs, residentMiB, type Running } from '../processes.js';

/** What is spent on an operation, by whom. */
export interface Costs {
  readonly prefix: string;
  readonly stack: Stack;
  readonly running: readonly Running[];
}

/**
 * Does the work and tells what every process spent on each of its operations: their sum, over the number of
 * processors, bounds the rate. Messages and round trips are counted by the services themselves.
 */
export async function withCosts<T>(
  { prefix, stack: { broker, database }, running }: Costs,
  operations: number,
  work: () => Promise<T>,
): Promise<{ result: T; costs: Figure[] }> {
  const processes = [
    ...running,
    { name: 'broker', process: broker },
    ...(database.process ? [{ name: 'database', process: database.process }] : []),
    { name: 'this load', process: undefined },
  ];
  const gauges = [
    ...processes.map(({ name, process }) => ({
      name: `${prefix} processor time of ${name}, saturated`,
      unit: 'ms/operation',
      read: () => cpuMs(process?.pid),
    })),
    {
      name: `${prefix} messages published`,
      unit: '1/operation',
      read: () => counterOf(running, 'propalpes_messages_published_total'),
    },
    {
      name: `${prefix} round trips to the database`,
      unit: '1/operation',
      read: () => counterOf(running, 'propalpes_database_call_seconds_count'),
    },
  ];
  const readAll = () => Promise.all(gauges.map(({ read }) => read()));
  const before = await readAll();
  const result = await work();
  const after = await readAll();
  const costs = gauges.map(({ name, unit }, i) => ({
    name,
    unit,
    value: ((after[i] ?? NaN) - (before[i] ?? NaN)) / operations,
  }));
  return { result, costs };
}

export function memory(prefix: string, running: readonly Running[], when: string): Promise<Figure[]> {
  return Promise.all(
    running.map(async ({ name, process }) => ({
      name: `${prefix} memory of ${name}, ${when}`,
      value: await residentMiB(process.pid),
      unit: 'MiB',
      bar: { atMost: 110 },
    })),
  );
}
