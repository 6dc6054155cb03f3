import { readFile } from 'node:fs/promises';
import { rounded, type Check } from '../report/check.js';

interface Metric {
  readonly type: 'trend' | 'rate' | 'counter' | 'gauge';
  readonly values: Readonly<Record<string, number>>;
  readonly thresholds?: Readonly<Record<string, { readonly ok: boolean }>>;
}

/** What `handleSummary` of k6 was told, by the name of the metric. */
export type Summary = Readonly<Record<string, Metric>>;

export async function readSummary(file: string): Promise<Summary> {
  return (JSON.parse(await readFile(file, 'utf8')) as { metrics: Summary }).metrics;
}

/** Every threshold of the script, but for those that only make k6 tell a figure. */
export const thresholdsOf = (summary: Summary): Check[] =>
  Object.entries(summary).flatMap(([what, metric]) =>
    Object.entries(metric.thresholds ?? {})
      .filter(([limit]) => !limit.endsWith('>=0'))
      .map(([limit, { ok }]) => ({ what, limit, seen: seenFor(limit, metric), ok })),
  );

/** The figure that `p(95)<300` is about. */
function seenFor(limit: string, { values }: Metric): string {
  const [name = ''] = /^[a-z]+(\(\d+\))?/.exec(limit) ?? [];
  return rounded(values[name] ?? NaN);
}
