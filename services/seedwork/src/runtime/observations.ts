import type { Histogram, LabelValues } from 'prom-client';

type Series = Pick<Histogram.Internal<string>, 'observe'>;

const MOST_HELD = 512;

// Two lists of the same length, so that holding a value makes no object.
const values = new Float64Array(MOST_HELD);
const series: Series[] = [];

/**
 * For what happens with every message. To observe one value between other work costs prom-client four times what it
 * costs among many, so values are held until a scrape asks (`collect: observeHeld` of the histogram) or 512 are there.
 */
export function observeLater(of: Series, value: number): void {
  // Later nobody could say whose it was.
  if (!Number.isFinite(value)) throw new TypeError(`what is observed must be a finite number, not ${value}`);
  values[series.push(of) - 1] = value;
  if (series.length === MOST_HELD) observeHeld();
}

/** The series is there, with 0. What is held was observed before that. */
export function beginAtZero<T extends string>(histogram: Histogram<T>, labels: LabelValues<T>): void {
  observeHeld();
  histogram.zero(labels);
}

export function observeHeld(): void {
  for (const [index, of] of series.entries()) of.observe(values[index] ?? 0);
  series.length = 0;
}
