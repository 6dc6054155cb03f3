import { isOfLibrary, type ExposedMetric } from './exposition.js';

const UNITS = ['seconds', 'bytes', 'ratio'] as const;
/** Anything that is no base unit, or an abbreviation. */
const NO_UNITS =
  /_(?:ms|us|ns|milliseconds|microseconds|nanoseconds|minutes|hours|days|kb|mb|kib|mib|kilobytes|megabytes|percent|duration|sec|secs)(?:_|$)/;

/** The unit that a name ends with: a base unit, or 1 for what is counted. */
export function unitOf(name: string): string {
  const base = name.replace(/_total$/, '');
  return UNITS.find((unit) => base.endsWith(`_${unit}`)) ?? '1';
}

/** How a metric breaks https://prometheus.io/docs/practices/naming, one line each. Names of libraries are theirs. */
export function breaches(metric: ExposedMetric): string[] {
  const { name, type, labels, help } = metric;
  if (isOfLibrary(metric)) return [];
  const rules: readonly (readonly [boolean, string])[] = [
    [/^[a-z][a-z0-9_]*$/.test(name), 'has a name of other than small letters, digits and underscores'],
    [name.includes('_'), 'names no namespace'],
    [help.trim() !== '', 'has no help'],
    [['counter', 'gauge', 'histogram'].includes(type), `is a ${type || 'metric without a type'}`],
    [
      (type === 'counter') === name.endsWith('_total'),
      'ends with _total where and only where it is a counter',
    ],
    [type !== 'histogram' || unitOf(name) !== '1', 'is a histogram without a unit'],
    [!/_(?:bucket|count|sum)$/.test(name), 'ends like a part of a histogram'],
    [!NO_UNITS.test(name.replace('_duration_seconds', '_seconds')), 'names a unit that is no base unit'],
    [!/(?:counter|gauge|histogram|summary)/.test(name), 'names its type'],
    [labels.every((label) => /^[a-z][a-z0-9_]*$/.test(label)), 'has labels of other than small letters'],
    [!labels.some((label) => ['job', 'instance', 'service'].includes(label)), 'has a label of the scrape'],
  ];
  return rules.filter(([holds]) => !holds).map(([, breach]) => `${name} ${breach}`);
}
