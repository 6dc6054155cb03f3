import { median, type Figure } from '../figure.js';
import { cpuMs, residentMiB } from '../processes.js';
import { bareRequests } from './bare-requests.js';
import type { Hands } from './hands.js';
import type { Topic } from './load.js';
import { RESYNC_MS, type Loop } from './loop.js';

const ROUNDS = 5;

/** Until the compiler knows what is done again and again: the first are those of a start. */
const WARM_RESYNCS = 6;

/** Resyncs in which nothing is to be done. */
export async function idle(hands: Hands, loop: Loop, topics: readonly Topic[]): Promise<Figure[]> {
  await loop.resyncs(1, topics.length);
  const [versions, writes] = [await hands.versions(), await loop.metric('operator_pulsar_writes_total')];
  const first = await percentOf(loop, () => loop.resyncs(2, topics.length));
  await loop.resyncs(WARM_RESYNCS, topics.length);
  const warm = await percentOf(loop, () => loop.resyncs(2, topics.length));
  const changed = [...(await hands.versions())].filter(([uid, version]) => versions.get(uid) !== version);
  const written = (await loop.metric('operator_pulsar_writes_total')) - writes;
  const memory = await residentMiB(loop.process.pid);
  const bare: number[] = [];
  while (bare.length < ROUNDS) bare.push(await bareRequests(hands.adminUrl, topics));
  return [
    { name: 'idle: writes to Kubernetes', value: changed.length, unit: '', bar: { atMost: 0 } },
    { name: 'idle: writes to Pulsar', value: written, unit: '', bar: { atMost: 0 } },
    { name: 'idle: processor time in the first minute', value: first, unit: '% of a core' },
    { name: 'idle: processor time after that', value: warm, unit: '% of a core', bar: { atMost: 3 } },
    { name: 'idle: its requests alone', value: median(bare) / (RESYNC_MS / 100), unit: '% of a core' },
    { name: 'idle: operator memory', value: memory, unit: 'MiB' },
  ];
}

/** Processor time that the operator spends meanwhile, in percent of a core. */
async function percentOf(loop: Loop, work: () => Promise<unknown>): Promise<number> {
  const [cpu, start] = [await cpuMs(loop.process.pid), performance.now()];
  await work();
  return ((await cpuMs(loop.process.pid)) - cpu) / ((performance.now() - start) / 100);
}
