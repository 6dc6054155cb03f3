import type { Span } from '../report/aggregate.js';
import type { Sample } from './sampler.js';

/** One look may fall between two arrivals. */
const LOOKS = 2;

/**
 * Seconds from the end of the spike until no more messages wait than usual: than, at three of four looks, under the
 * steady load before it, which goes on. `Infinity` when that is never seen.
 */
export function drainedAfter(samples: readonly Sample[], steady: Span, spike: Span): number {
  const backlogs = samples.filter(({ name }) => name === 'backlog');
  const before = backlogs.filter(({ at }) => at >= steady.first && at < spike.first);
  const usual = thirdQuartile(before.map(({ value }) => value));
  const after = backlogs.filter(({ at }) => at >= spike.last);
  const drained = after.find((_, index) => {
    const looks = after.slice(index, index + LOOKS);
    return looks.length === LOOKS && looks.every(({ value }) => value <= usual);
  });
  return ((drained?.at ?? Infinity) - spike.last) / 1000;
}

function thirdQuartile(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.75) - 1] ?? 0;
}
