import type { Span } from '../report/aggregate.js';
import type { Sample } from './sampler.js';

/** Who was looked at for so much of a time was seen all the time: looks are seconds apart. */
const MOST_OF_IT = 0.8;

/** Looks that are further apart saw nothing of what lies between them. */
const GAP_MS = 10_000;

/** Whether the looks at one process, in the order of their times, tell of all of a span. */
export function isSeenIn({ first, last }: Span, looks: readonly Pick<Sample, 'at'>[]): boolean {
  const times = within({ first, last }, looks).map(({ at }) => at);
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at));
  const seen = gaps.filter((gap) => gap <= GAP_MS).reduce((sum, gap) => sum + gap, 0);
  return times.length > 0 && seen >= (last - first) * MOST_OF_IT;
}

export const within = <T extends Pick<Sample, 'at'>>({ first, last }: Span, looks: readonly T[]): T[] =>
  looks.filter(({ at }) => at >= first && at <= last);
