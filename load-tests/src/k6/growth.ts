import { serviceOf } from '../faults/timeline.js';
import { atMost, none, type Check } from '../report/check.js';
import type { Sample } from './sampler.js';
import { isSeenIn } from './seen.js';

const MIB = 1024 * 1024;
const HOUR_MS = 3_600_000;

/**
 * A shorter run only sees processes getting warm: their heaps for some minutes, and for most of an hour the pools of the
 * native client, which take 592 bytes of every message until each thread has 10,000 of them, see `feed/process.ts`.
 */
const TELLING_MS = { heap: 10 * 60_000, memory: 60 * 60_000 } as const;

/** Heaps are collected every ten seconds, see `settingsFor`: in so long the lowest is what was kept. */
const FLOOR_MS = 20_000;

/** What a pod may take is more, see the chart `service`. */
const PROCESS_MIB = 320;

/** Of the process that reads topics: it begins with 80 and keeps up to 60 of what it read, see `feed/process.ts`. */
const FEED_MIB = 192;

/** How many more a process may have in the end than when it was warm: some for its pools. */
const MORE = 30;

/**
 * Whether a process takes more and more memory, files, sockets or timers, or leaves listeners behind. `services`: of
 * each there must have been a process from the begin to the end.
 */
export function growth(samples: readonly Sample[], mibPerHour: number, services: readonly string[]): Check[] {
  return [
    none('services of which no process was seen all the time', unseen(samples, services)),
    ...steepest('heap', samples, mibPerHour),
    ...steepest('memory', samples, mibPerHour),
    ...ofWorst(samples, 'memory', most, (process, bytes) =>
      atMost(`memory of ${process}`, PROCESS_MIB, bytes / MIB, ' MiB'),
    ),
    ...ofWorst(samples, 'feed memory', most, (process, bytes) =>
      atMost(`memory of the process that reads topics for ${process}`, FEED_MIB, bytes / MIB, ' MiB'),
    ),
    ...ofWorst(samples, 'descriptors', more, (process, count) =>
      atMost(`more files and sockets of ${process}`, MORE, count),
    ),
    ...ofWorst(samples, 'handles', more, (process, count) =>
      atMost(`more handles of the event loop of ${process}`, MORE, count),
    ),
    ...ofWorst(samples, 'listener leaks', most, (process, count) =>
      atMost(`leaks of listeners that Node saw in ${process}`, 0, count),
    ),
  ];
}

function unseen(samples: readonly Sample[], services: readonly string[]): string[] {
  const seenBy = (name: Sample['name']) =>
    new Set(perProcess(samples, name, most).map(([process]) => serviceOf(process)));
  const [memory, heap] = [seenBy('memory'), seenBy('heap')];
  return services.filter((service) => !memory.has(service) || !heap.has(service));
}

type Values = readonly Pick<Sample, 'value'>[];

const more = (values: Values): number => (values.at(-1)?.value ?? 0) - (values[0]?.value ?? 0);

const most = (values: Values): number =>
  values.reduce((highest, { value }) => Math.max(highest, value), -Infinity);

/** The process with the highest figure is told; nothing where there was nothing to look at. */
function ofWorst(
  samples: readonly Sample[],
  name: Sample['name'],
  figure: (values: readonly Sample[]) => number,
  check: (process: string, figure: number) => Check,
): Check[] {
  const [worst] = perProcess(samples, name, figure).sort(([, a], [, b]) => b - a);
  return worst ? [check(...worst)] : [];
}

function steepest(name: keyof typeof TELLING_MS, samples: readonly Sample[], mibPerHour: number): Check[] {
  if (lengthOf(samples) < TELLING_MS[name]) return [];
  return perProcess(samples, name, (values) => (slope(floors(values)) * HOUR_MS) / MIB).map(
    ([process, grows]) => atMost(`growth of the ${name} of ${process}`, mibPerHour, grows, ' MiB/h'),
  );
}

/** The lowest of every 20 seconds. */
function floors(values: readonly Sample[]): Sample[] {
  const lowest = new Map<number, Sample>();
  for (const sample of values) {
    const window = Math.floor(sample.at / FLOOR_MS);
    const other = lowest.get(window);
    if (!other || sample.value < other.value) lowest.set(window, sample);
  }
  return [...lowest.values()];
}

/** Of those that were there from the begin to the end, in the second half of the run: of warm processes. */
function perProcess(
  samples: readonly Sample[],
  name: Sample['name'],
  figure: (values: readonly Sample[]) => number,
): [string, number][] {
  const own = samples.filter((sample) => sample.name === name);
  const run = { first: samples[0]?.at ?? 0, last: samples.at(-1)?.at ?? 0 };
  return [...new Set(own.map(({ of }) => of))]
    .map((process) => [process, own.filter(({ of }) => of === process)] as const)
    .filter(([, values]) => isSeenIn(run, values))
    .map(([process, values]) => [process, figure(values.slice(Math.floor(values.length / 2)))]);
}

/** In ms; samples come in the order of their times. */
const lengthOf = (samples: readonly Sample[]): number => (samples.at(-1)?.at ?? 0) - (samples[0]?.at ?? 0);

/** Of the straight line closest to the values, per ms. */
export function slope(values: readonly Pick<Sample, 'at' | 'value'>[]): number {
  const mean = (of: (value: (typeof values)[number]) => number): number =>
    values.reduce((sum, value) => sum + of(value), 0) / values.length;
  const [at, value] = [mean((it) => it.at), mean((it) => it.value)];
  const covariance = mean((it) => (it.at - at) * (it.value - value));
  const variance = mean((it) => (it.at - at) ** 2);
  return variance === 0 ? 0 : covariance / variance;
}
