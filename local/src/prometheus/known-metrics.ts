import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../paths.js';

/** What every series has from its scrape. */
export const scrapeLabels: readonly string[] = ['job', 'instance', 'namespace', 'pod'];

/** Series by which histograms and summaries are told; `le` is a label of the buckets. */
const parts: Readonly<Record<string, readonly (readonly [suffix: string, label?: string])[]>> = {
  histogram: [['_bucket', 'le'], ['_sum'], ['_count']],
  summary: [['', 'quantile'], ['_sum'], ['_count']],
};

interface Column {
  readonly name: string;
  readonly type: string;
  readonly labels: readonly string[];
}

/** Every metric that docs/metrics.md and docs/metrics-of-others.md list, and its labels. */
export function knownMetrics(): ReadonlyMap<string, ReadonlySet<string>> {
  const rows = ['metrics.md', 'metrics-of-others.md'].flatMap((page) =>
    tableRows(readFileSync(join(checkout, 'docs', page), 'utf8')),
  );
  return new Map(rows.flatMap(seriesOf));
}

/** The rows of those of Pulsar, for the test that asks a broker. */
export const pulsarMetrics = (): readonly Column[] =>
  tableRows(readFileSync(join(checkout, 'docs', 'metrics-of-others.md'), 'utf8')).filter(({ name }) =>
    /^(pulsar|jvm)_/.test(name),
  );

/** Of a table whose first columns are metric, type and labels. */
export function tableRows(page: string): readonly Column[] {
  return [...page.matchAll(/^\| `(\w+)` \| (\w+) \| ([^|]*)\|/gm)].map(
    ([, name = '', type = '', labels = '']) => ({
      name,
      type,
      labels: [...labels.matchAll(/`(\w+)`/g)].map(([, label = '']) => label),
    }),
  );
}

function seriesOf({ name, type, labels }: Column): [string, ReadonlySet<string>][] {
  const series = parts[type] ?? [['']];
  return series.map(([suffix, label]) => [
    `${name}${suffix}`,
    new Set(label === undefined ? labels : [...labels, label]),
  ]);
}
