import { register } from 'prom-client';

/** The value of one series of a metric; 0 where it was never counted. */
export async function metric(name: string, labels: Record<string, string>): Promise<number> {
  const found = await register.getSingleMetric(name)?.get();
  const series = found?.values.find((value) =>
    Object.entries(labels).every(([label, wanted]) => value.labels[label] === wanted),
  );
  return series?.value ?? 0;
}
