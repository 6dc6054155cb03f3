/** Selects the services that are chosen in the dashboard. */
export const chosen = 'job=~"$job"';

const selection = (metric: string, matchers: string): string =>
  matchers === '' ? metric : `${metric}{${matchers}}`;

/** How often a second a counter goes up, by labels such as `job, topic`. */
export const perSecond = (counter: string, by: string, matchers = ''): string =>
  `sum by (${by}) (rate(${selection(counter, matchers)}[$__rate_interval]))`;

/** How much counters went up during the last minutes; 0 when there are none. */
export const during = (window: string, counter: string, matchers = ''): string =>
  `sum(increase(${selection(counter, matchers)}[${window}])) or vector(0)`;

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
