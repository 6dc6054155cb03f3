import { setTimeout as pause } from 'node:timers/promises';
import type { Stack } from '@propalpes/local/stack/stack';
import { saturate } from './end-to-end/pace.js';
import type { Figure } from './figure.js';
import { graphql } from './http.js';
import { compania, CREAR_COMPANIA, crearCompania, crearPropiedadDe } from './mutations.js';
import { nit } from './nit.js';
import { cpuMs, type Running } from './processes.js';
import { withSystem } from './system.js';

const SCRAPES = 200;

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
    const costs: number[] = [];
    const figures: Figure[] = [];
    for (const service of running) {
      const { metricsUrl, name } = service;
      const text = await (await fetch(metricsUrl)).text();
      const series = text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length;
      const ms = await costOf(service);
      say(`${name}: ${series} series, ${text.length} bytes, ${ms.toFixed(2)} ms of processor time a scrape`);
      costs.push(ms);
      figures.push({ name: `g) series of ${name}`, value: series, unit: '' });
    }
    const percent = (costs.reduce((sum, ms) => sum + ms, 0) / INTERVAL_MS) * 100;
    return [
      {
        name: `g) scrapes of all services, every ${INTERVAL_MS / 1000} s`,
        value: percent,
        unit: '% of a core',
        bar: { atMost: 1 },
      },
      ...figures,
    ];
  });
}

/** Processor time that one scrape takes in ms: what the process spends while it is scraped, without what it spends at rest. */
async function costOf({ process: { pid }, metricsUrl }: Running): Promise<number> {
  const scraped = await spent(pid, async () => {
    for (let done = 0; done < SCRAPES; done += 1) await (await fetch(metricsUrl)).arrayBuffer();
  });
  const rest = await spent(pid, () => pause(2_000));
  return (scraped.cpu - rest.cpu * (scraped.wall / rest.wall)) / SCRAPES;
}

async function spent(
  pid: number | undefined,
  work: () => Promise<unknown>,
): Promise<{ cpu: number; wall: number }> {
  const [cpu, began] = [await cpuMs(pid), performance.now()];
  await work();
  return { cpu: (await cpuMs(pid)) - cpu, wall: performance.now() - began };
}
