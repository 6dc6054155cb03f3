import { fileURLToPath } from 'node:url';
import { freePort } from '@propalpes/local/process/ports';
import { ManagedProcess } from '@propalpes/local/process/managed-process';
import { until } from '@propalpes/local/process/until';
import type { Stack } from '@propalpes/local/stack/stack';
import { median, type Figure } from '../figure.js';
import { cpuMs, startServices, stopServices } from '../processes.js';
import { crearCompania, crearPropiedad, load, type Load } from './load.js';

const ROUNDS = 3;

interface Measured extends Load {
  /** Processor time of the server alone. */
  readonly cpuMsPerRequest: number;
}

/**
 * `crearCompania` on one BFF process against the same server answering a constant, in turn.
 *
 * The broker and the clients share the processors with the server, so the rates alone say little about it: what it
 * spends on a request is measured beside them.
 */
export async function accept(stack: Stack, say: (text: string) => void): Promise<Figure[]> {
  const running = await startServices(stack, 'bff-web');
  const constant = await startConstantServer();
  const bffUrl = running[0]?.url ?? '';
  const bff: Measured[] = [];
  const ceiling: Measured[] = [];
  let properties: Load;
  try {
    // The broker's JVM compiles for a while.
    await load(bffUrl, crearCompania, 15);
    await load(constant.url, crearCompania, 3);
    for (let round = 1; round <= ROUNDS; round += 1) {
      bff.push(await measure(bffUrl, running[0]?.process));
      ceiling.push(await measure(constant.url, constant.process));
      say(
        `accepting, round ${round} of ${ROUNDS}: ${bff.at(-1)?.perSecond} against ${ceiling.at(-1)?.perSecond} a second`,
      );
    }
    properties = await load(bffUrl, crearPropiedad);
  } finally {
    await stopServices(running);
    await constant.process.stop();
  }
  const ratios = bff.map(({ perSecond }, round) => perSecond / (ceiling[round]?.perSecond ?? NaN));
  const costs = bff.map(
    ({ cpuMsPerRequest }, round) => (ceiling[round]?.cpuMsPerRequest ?? NaN) / cpuMsPerRequest,
  );
  return [
    {
      name: 'b) crearCompania accepted ÷ constant answered',
      value: median(ratios),
      unit: 'ratio',
      bar: { atLeast: 0.6 },
    },
    { name: 'b) processor time of a constant ÷ of crearCompania', value: median(costs), unit: 'ratio' },
    {
      name: 'b) crearCompania accepted',
      value: median(bff.map(({ perSecond }) => perSecond)),
      unit: 'requests/s',
    },
    {
      name: 'b) crearPropiedad accepted',
      value: properties.perSecond,
      unit: 'requests/s',
      bar: { atLeast: 40 },
    },
    { name: 'b) latency p50 at 16 clients', value: median(bff.map(({ p50 }) => p50)), unit: 'ms' },
    { name: 'b) latency p99 at 16 clients', value: median(bff.map(({ p99 }) => p99)), unit: 'ms' },
  ];
}

async function measure(url: string, server: ManagedProcess | undefined): Promise<Measured> {
  const before = await cpuMs(server?.pid);
  const measured = await load(url, crearCompania);
  return { ...measured, cpuMsPerRequest: ((await cpuMs(server?.pid)) - before) / measured.total };
}

async function startConstantServer(): Promise<{ url: string; process: ManagedProcess }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = new ManagedProcess({
    name: 'constant',
    command: process.execPath,
    args: [fileURLToPath(new URL('constant-server.js', import.meta.url)), String(port)],
    env: { ...process.env, NODE_ENV: 'production' },
    ready: (signal) =>
      until((abort) => answers(url, abort), { what: 'the constant server', withinMs: 20_000, signal }),
    graceMs: 2000,
    line: () => undefined,
  });
  await server.start();
  return { url, process: server };
}

async function answers(url: string, signal: AbortSignal): Promise<boolean> {
  const headers = { 'content-type': 'application/json' };
  return (await fetch(`${url}/v1`, { method: 'POST', headers, body: crearCompania, signal })).ok;
}
