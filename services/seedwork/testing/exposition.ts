import type { Registry } from 'prom-client';

/** A metric as Prometheus sees it. */
export interface ExposedMetric {
  readonly name: string;
  readonly type: string;
  /** Sorted; without `le`, which every histogram has. */
  readonly labels: readonly string[];
  readonly help: string;
  /** How many series it has; every bucket is one. */
  readonly series: number;
}

interface Found {
  type: string;
  help: string;
  readonly labels: Set<string>;
  series: number;
}

const PARTS = /_(?:bucket|sum|count)$/;

/** Reads the text format of Prometheus. */
export function readExposition(text: string): ExposedMetric[] {
  const found = new Map<string, Found>();
  const metric = (name: string): Found => {
    const known = found.get(name) ?? { type: '', help: '', labels: new Set(), series: 0 };
    found.set(name, known);
    return known;
  };
  for (const line of text.split('\n')) {
    const [, what, declared = '', rest = ''] = /^# (HELP|TYPE) (\S+) ?(.*)$/.exec(line) ?? [];
    if (what === 'HELP') metric(declared).help = rest;
    else if (what === 'TYPE') metric(declared).type = rest;
    else if (line !== '' && !line.startsWith('#')) addSeries(found, metric, line);
  }
  return [...found].map(([name, { labels, ...rest }]) => ({ name, labels: [...labels].sort(), ...rest }));
}

/** What a registry declares, each as if it had a series: for what has none until something goes wrong. */
export async function declaredIn(registry: Registry): Promise<ExposedMetric[]> {
  const metrics = readExposition(await registry.metrics());
  return metrics.map((metric) => ({ ...metric, labels: labelsIn(registry, metric.name), series: 1 }));
}

/** The names of its labels, sorted; prom-client does not tell them in its types. */
export function labelsIn(registry: Registry, name: string): string[] {
  const { labelNames = [] } = registry.getSingleMetric(name) as unknown as { labelNames?: string[] };
  return [...labelNames].sort();
}

function addSeries(found: ReadonlyMap<string, Found>, metric: (name: string) => Found, line: string): void {
  const [series = ''] = /^\w+/.exec(line) ?? [];
  const owner = metric(found.has(series) ? series : series.replace(PARTS, ''));
  owner.series += 1;
  for (const [, label = ''] of line.matchAll(/(\w+)="(?:[^"\\]|\\.)*"/g))
    if (label !== 'le') owner.labels.add(label);
}

/** What the libraries give, under names and labels that are theirs. */
export const isOfLibrary = ({ name }: { readonly name: string }): boolean =>
  /^(?:nodejs|process)_/.test(name);

/** Those of which Prometheus stores anything. A library may show a series only now and then. */
export const exposed = (metrics: readonly ExposedMetric[]): ExposedMetric[] =>
  metrics.filter((metric) => metric.series > 0 || isOfLibrary(metric));

/** How many series ours have. */
export const seriesOf = (metrics: readonly ExposedMetric[]): number =>
  metrics.filter((metric) => !isOfLibrary(metric)).reduce((sum, { series }) => sum + series, 0);
