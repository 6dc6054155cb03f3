/** Selects the services that are chosen in the dashboard. */
export const chosen = 'job=~"$job"';

const selection = (metric: string, matchers: string): string =>
  matchers === '' ? metric : `${metric}{${matchers}}`;

/** How often a second a counter goes up, by labels such as `job, topic`. */
export const perSecond = (counter: string, by: string, matchers = ''): string =>
  `sum by (${by}) (rate(${selection(counter, matchers)}[$__rate_interval]))`;

/** How much a counter of these processes went up during the last minutes. */
export const during = (window: string, counter: string, processes: string): string =>
  `sum(increase(${selection(counter, processes)}[${window}])) or ${zeroOf(processes)}`;

/** 0 while one of these processes tells its metrics. Nothing when none does: what nobody counts is not known to be well. */
export const zeroOf = (processes: string): string =>
  `0 * count(${selection('propalpes_build_info', processes)})`;

/**
 * How many processes say 1 of a metric that is 0 or 1, by labels such as `job, topic`. Where all are gone it is 0 for
 * a while, for a line that ends is not seen to fall.
 */
export function howMany(metric: string, by: string, matchers = ''): string {
  const said = selection(metric, matchers);
  return `sum by (${by}) (${said}) or 0 * sum by (${by}) (last_over_time(${said}[15m]))`;
}

/** The same as `quantile`, of the last 5 minutes: nothing, rather than NaN, when there were no observations. */
export const recentQuantile = (q: number, histogram: string, matchers = ''): string =>
  `${quantile(q, histogram, '', matchers, '5m')} >= 0`;

/** Below which the share `q` of the observations of a histogram were. `by` has no `le`. */
export function quantile(q: number, histogram: string, by = '', matchers = '', window = '$__rate_interval') {
  const labels = by === '' ? 'le' : `le, ${by}`;
  return `histogram_quantile(${q}, sum by (${labels}) (rate(${selection(`${histogram}_bucket`, matchers)}[${window}])))`;
}

/** A metric of Pulsar summed over partitions, whose topics are called as in our own metrics: `comandos/compania`. */
export function ofTopics(
  metric: string,
  by: 'topic' | 'topic, subscription',
  namespaces = 'comandos|eventos|errores',
): string {
  const partitions = by.replace('topic', 'name');
  const topics = `topic=~"persistent://[^/]+/(${namespaces})/[a-z].*"`;
  const matchers = by === 'topic' ? topics : `${topics}, subscription!~"reader-.*"`;
  const named = `label_replace(${metric}{job="pulsar", ${matchers}}, "name", "$1", "topic", "persistent://[^/]+/(.+?)(-partition-\\\\d+)?")`;
  return `sum by (${by}) (label_replace(sum by (${partitions}) (${named}), "topic", "$1", "name", "(.+)"))`;
}
