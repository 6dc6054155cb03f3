import { register } from 'prom-client';

/** `suffix`: which part of a histogram, such as `_count`. */
type Suffix = '' | '_count' | '_sum';

interface Series {
  readonly value: number;
  readonly labels: Readonly<Record<string, string | number | undefined>>;
  /** Of the parts of a histogram. */
  readonly metricName?: string;
}

/** The value of one series of a metric; 0 where it was never counted. */
export async function metric(
  name: string,
  labels: Record<string, string>,
  suffix: Suffix = '',
): Promise<number> {
  const found = await register.getSingleMetric(name)?.get();
  const all: readonly Series[] = found?.values ?? [];
  const series = all.find(
    (it) =>
      (suffix === '' || it.metricName === `${name}${suffix}`) &&
      Object.entries(labels).every(([label, wanted]) => it.labels[label] === wanted),
  );
  return series?.value ?? 0;
}
