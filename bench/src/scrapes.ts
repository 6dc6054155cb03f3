import { setTimeout as pause } from 'node:timers/promises';
import type { Stack } from '@propalpes/local/stack/stack';
import { saturate } from './end-to-end/pace.js';
import type { Figure } from './figure.js';
import { graphql } from './http.js';
import { compania, CREAR_COMPANIA, crearCompania, crearPropiedadDe } from './mutations.js';
import { nit } from './nit.js';
import { cpuMs, type Running } from './processes.js';
import { withSystem } from './system.js';

/** So far apart that none finds the code of the last still hot. */
const SCRAPES = 40;
const APART_MS = 250;

const REST_MS = 5_000;

/** As the charts have it. */
const INTERVAL_MS = 15_000;

const OPERATIONS = 500;

/** What Prometheus costs those whom it asks, once load has made every series: processor time, series and bytes. */
export async function scrapes(stack: Stack, say: (text: string) => void): Promise<Figure[]> {
  return withSystem(stack, async ({ url, running, outcomes }) => {
    const identificacion = nit();
    await graphql(url, CREAR_COMPANIA, compania(identificacion));
    await saturate({ url, mutate: crearCompania, outcomes }, OPERATIONS);
    await saturate({ url, mutate: crearPropiedadDe(identificacion), outcomes }, OPERATIONS);
    // what the load has left to be done
    await pause(REST_MS);
    const costs: number[] = [];
    const counts: number[] = [];
    const figures: Figure[] = [];
    for (const service of running) {
      const { metricsUrl, name } = service;
      const text = await (await fetch(metricsUrl)).text();
      const series = text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length;
      const ms = await costOf(service);
      say(`${name}: ${series} series, ${text.length} bytes, ${ms.toFixed(2)} ms of processor time a scrape`);
      costs.push(ms);
      counts.push(series);
      figures.push({ name: `g) series of ${name}`, value: series, unit: '' });
    }
    const percent = (sum(costs) / INTERVAL_MS) * 100;
    return [
      {
        name: `g) scrapes of all services, every ${INTERVAL_MS / 1000} s`,
        value: percent,
        unit: '% of a core',
        bar: { atMost: 1 },
      },
      { name: 'g) series of all services', value: sum(counts), unit: '' },
      ...figures,
    ];
  });
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Processor time that one scrape takes in ms: what the process spends while it is scraped, without what it spends at rest. */
async function costOf({ name, process: { pid }, metricsUrl }: Running): Promise<number> {
  if (pid === undefined) throw new Error(`${name} does not run`);
  const before = await perMs(pid, () => pause(REST_MS));
  let wall = 0;
  const scraped = await perMs(pid, async () => {
    const began = performance.now();
    for (let done = 0; done < SCRAPES; done += 1) {
      const response = await fetch(metricsUrl);
      if (!response.ok) throw new Error(`${metricsUrl} answered ${response.status}`);
      await response.arrayBuffer();
      await pause(APART_MS);
    }
    wall = performance.now() - began;
  });
  const after = await perMs(pid, () => pause(REST_MS));
  return ((scraped - (before + after) / 2) * wall) / SCRAPES;
}

/** Processor time that a process spends while the work goes on, by the time that the work takes. */
async function perMs(pid: number, work: () => Promise<unknown>): Promise<number> {
  const [cpu, began] = [await cpuMs(pid), performance.now()];
  await work();
  return ((await cpuMs(pid)) - cpu) / (performance.now() - began);
}
