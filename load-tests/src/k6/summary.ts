import { readFile } from 'node:fs/promises';
import { rounded, type Check } from '../report/check.js';

interface Metric {
  readonly type: 'trend' | 'rate' | 'counter' | 'gauge';
  readonly values: Readonly<Record<string, number>>;
  readonly thresholds?: Readonly<Record<string, { readonly ok: boolean }>>;
}

/** What `handleSummary` of k6 was told, by the name of the metric. */
export type Summary = Readonly<Record<string, Metric>>;

/** What a metric of the scripts is about, for those who do not know them. */
const meanings: Readonly<Record<string, string>> = {
  acceptance_time: 'until a mutation was accepted, ms',
  end_to_end_time: 'until its operation was seen to be over, ms',
  accepted: 'mutations that were accepted in the end, of all',
  ended_well: 'operations that ended as they must, of all that were followed',
  errors: 'attempts that failed, of all',
  dropped_iterations: 'attempts that k6 could not begin in time: the load was less than planned',
  unclear_answers: 'answers that are neither data nor a reason',
  reads_answered: 'pages that were answered, of all',
  turned_away: 'hostile requests that were turned away, of all',
};

export async function readSummary(file: string): Promise<Summary> {
  return (JSON.parse(await readFile(file, 'utf8')) as { metrics: Summary }).metrics;
}

/** Every threshold of the script, but for those that only make k6 tell a figure. */
export const thresholdsOf = (summary: Summary): Check[] =>
  Object.entries(summary).flatMap(([what, metric]) =>
    Object.entries(metric.thresholds ?? {})
      .filter(([limit]) => !limit.endsWith('>=0'))
      .map(([limit, { ok }]) => ({ what: meanings[what] ?? what, limit, seen: seenFor(limit, metric), ok })),
  );

/** The figure that `p(95)<300` is about. */
function seenFor(limit: string, { values }: Metric): string {
  const [name = ''] = /^[a-z]+(\(\d+\))?/.exec(limit) ?? [];
  return rounded(values[name] ?? NaN);
}
