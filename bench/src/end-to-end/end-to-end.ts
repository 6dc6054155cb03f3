import { setTimeout as pause } from 'node:timers/promises';
import type { Stack } from '@propalpes/local/stack/stack';
import { percentile, type Figure } from '../figure.js';
import { cpuMs, residentMiB, startServices, stopServices, type Running } from '../processes.js';
import { crearCompania } from './client.js';
import { Outcomes } from './outcomes.js';

const COMPANIES = 10_000;
const CLIENTS = 16;

/** What the Python original accepted on such a machine, however many clients asked. */
const ORIGINAL_PER_SECOND = 95;

const PACED_SECONDS = 20;

/** From the mutation to `COMPLETADA`: as fast as it goes, and at a steady rate; and what memory it takes. */
export async function endToEnd(stack: Stack, say: (text: string) => void): Promise<Figure[]> {
  const running = await startServices(stack, 'companias', 'auditoria', 'bff-web');
  const outcomes = await Outcomes.listen(stack);
  const url = running.find(({ name }) => name === 'bff-web')?.url ?? '';
  try {
    await saturate(url, outcomes, 500);
    const idle = await memory(running, 'idle');
    const paced = [...(await steady(url, outcomes, 20, say)), ...(await steady(url, outcomes, 50, say))];
    const { perSecond, costs } = await withCosts(stack, running, () => saturate(url, outcomes, COMPANIES));
    say(`end to end, saturated: ${Math.round(perSecond)} operations a second`);
    const after = await memory(running, `after ${COMPANIES} companies`);
    return [
      {
        name: 'd) crearCompania → APROBADA, saturated',
        value: perSecond,
        unit: 'operations/s',
        bar: { atLeast: ORIGINAL_PER_SECOND * 20 },
      },
      ...costs,
      ...paced,
      ...idle,
      ...after,
    ];
  } finally {
    await outcomes.close();
    await stopServices(running);
  }
}

/** Operations a second from the first request to the last end. */
async function saturate(url: string, outcomes: Outcomes, count: number): Promise<number> {
  const started = performance.now();
  let left = count;
  const ends: Promise<number>[] = [];
  const client = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      ends.push(outcomes.endOf(await crearCompania(url)));
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  const last = Math.max(...(await Promise.all(ends)));
  return (count / (last - started)) * 1000;
}

/** What every process spends on an operation: their sum, over the number of processors, bounds the rate. */
async function withCosts(
  { broker, database }: Stack,
  running: readonly Running[],
  work: () => Promise<number>,
): Promise<{ perSecond: number; costs: Figure[] }> {
  const processes = [
    ...running,
    { name: 'broker', process: broker },
    ...(database.process ? [{ name: 'database', process: database.process }] : []),
    { name: 'this load', process: undefined },
  ];
  const read = () => Promise.all(processes.map(({ process }) => cpuMs(process?.pid)));
  const before = await read();
  const perSecond = await work();
  const after = await read();
  const costs = processes.map(({ name }, i) => ({
    name: `d) processor time of ${name}, saturated`,
    value: ((after[i] ?? NaN) - (before[i] ?? NaN)) / COMPANIES,
    unit: 'ms/operation',
  }));
  return { perSecond, costs };
}

/** Latencies at a rate that does not wait for answers. */
async function steady(
  url: string,
  outcomes: Outcomes,
  rate: number,
  say: (text: string) => void,
): Promise<Figure[]> {
  const started = performance.now();
  const latencies = Array.from({ length: rate * PACED_SECONDS }, async (_, i) => {
    const due = started + (i * 1000) / rate;
    await pause(due - performance.now());
    return (await outcomes.endOf(await crearCompania(url))) - due;
  });
  const measured = await Promise.all(latencies);
  const [p50, p99] = [percentile(measured, 50), percentile(measured, 99)];
  say(`end to end at ${rate} a second: p50 ${Math.round(p50)} ms, p99 ${Math.round(p99)} ms`);
  const bars = rate === 20 ? [{ bar: { atMost: 14 } }, { bar: { atMost: 38 } }] : [{}, {}];
  return [
    { name: `d) mutation → COMPLETADA, p50 at ${rate}/s`, value: p50, unit: 'ms', ...bars[0] },
    { name: `d) mutation → COMPLETADA, p99 at ${rate}/s`, value: p99, unit: 'ms', ...bars[1] },
  ];
}

function memory(running: readonly Running[], when: string): Promise<Figure[]> {
  return Promise.all(
    running.map(async ({ name, process }) => ({
      name: `d) memory of ${name}, ${when}`,
      value: await residentMiB(process.pid),
      unit: 'MiB',
      bar: { atMost: 110 },
    })),
  );
}
