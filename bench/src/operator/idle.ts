import { median, type Figure } from '../figure.js';
import { cpuMs, residentMiB, stolenMs } from '../processes.js';
import { bareRequests } from './bare-requests.js';
import type { Hands } from './hands.js';
import type { Topic } from './load.js';
import { RESYNC_MS, type Loop } from './loop.js';

const ROUNDS = 5;

/** Until the compiler knows what is done again and again: the first are those of a start. */
const WARM_RESYNCS = 6;

/** Each a resync: one says little, since what a core does in a second changes with what else the host of a machine runs. */
const WINDOWS = 7;

/** For their end. */
const LOOK_EVERY_MS = 5_000;

/** Resyncs in which nothing is to be done. */
export async function idle(
  hands: Hands,
  loop: Loop,
  topics: readonly Topic[],
  say: (text: string) => void,
): Promise<Figure[]> {
  await loop.resyncs(1, topics.length);
  const [versions, writes] = [await hands.versions(), await loop.metric('operator_pulsar_writes_total')];
  const first = await windowOf(loop, () => loop.resyncs(2, topics.length, LOOK_EVERY_MS));
  await loop.resyncs(WARM_RESYNCS, topics.length);
  const windows: Window[] = [];
  while (windows.length < WINDOWS) {
    const window = await windowOf(loop, () => loop.resyncs(1, topics.length, LOOK_EVERY_MS));
    windows.push(window);
    say(`idle, window ${windows.length} of ${WINDOWS}: ${told(window)}`);
  }
  const used = windows.map((it) => it.used);
  const changed = [...(await hands.versions())].filter(([uid, version]) => versions.get(uid) !== version);
  const written = (await loop.metric('operator_pulsar_writes_total')) - writes;
  const memory = await residentMiB(loop.process.pid);
  const bare: number[] = [];
  while (bare.length < ROUNDS) bare.push(await bareRequests(hands.adminUrl, topics));
  return [
    { name: 'idle: writes to Kubernetes', value: changed.length, unit: '', bar: { atMost: 0 } },
    { name: 'idle: writes to Pulsar', value: written, unit: '', bar: { atMost: 0 } },
    { name: 'idle: processor time in the first minute', value: first.used, unit: '% of a core' },
    {
      name: `idle: processor time after that, median of ${WINDOWS}`,
      value: median(used),
      unit: '% of a core',
      bar: { atMost: 3 },
    },
    { name: 'idle: processor time after that, least', value: Math.min(...used), unit: '% of a core' },
    { name: 'idle: processor time after that, most', value: Math.max(...used), unit: '% of a core' },
    {
      name: 'idle: what the host took meanwhile, median',
      value: median(windows.map((it) => it.stolen)),
      unit: '% of a core',
    },
    { name: 'idle: its requests alone', value: median(bare) / (RESYNC_MS / 100), unit: '% of a core' },
    { name: 'idle: operator memory', value: memory, unit: 'MiB' },
  ];
}

/** In percent of a core, both. */
interface Window {
  readonly used: number;
  /** By the host, from this whole machine, when something here wanted to run. */
  readonly stolen: number;
}

async function windowOf(loop: Loop, work: () => Promise<unknown>): Promise<Window> {
  const [cpu, stolen, start] = [await cpuMs(loop.process.pid), await stolenMs(), performance.now()];
  await work();
  const percent = (performance.now() - start) / 100;
  return {
    used: ((await cpuMs(loop.process.pid)) - cpu) / percent,
    stolen: ((await stolenMs()) - stolen) / percent,
  };
}

const told = ({ used, stolen }: Window): string =>
  `${used.toFixed(2)} % of a core, ${stolen.toFixed(2)} % taken by the host`;
