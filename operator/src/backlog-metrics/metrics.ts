import { Counter, Histogram, type Registry } from 'prom-client';

export type BacklogMetrics = ReturnType<typeof createBacklogMetrics>;

/** What the metrics API counts about itself. */
export function createBacklogMetrics(registry: Registry) {
  const registers = [registry];
  return {
    requests: new Counter({
      name: 'backlog_metrics_requests_total',
      help: 'Requests, by Value, Discovery, or the reason of a refusal.',
      labelNames: ['outcome'],
      registers,
    }),
    reads: new Counter({
      name: 'backlog_metrics_pulsar_reads_total',
      help: 'Times that Pulsar was asked for the backlogs of a topic, by read or failed.',
      labelNames: ['result'],
      registers,
    }),
    age: new Histogram({
      name: 'backlog_metrics_value_age_seconds',
      help: 'How old the values were when they were told.',
      buckets: [0.1, 0.5, 1, 2, 5, 10, 20, 60],
      registers,
    }),
    refreshes: new Counter({
      name: 'backlog_metrics_credential_refreshes_total',
      help: 'Looks at certificate, key and request-header CA, by unchanged, applied or failed.',
      labelNames: ['result'],
      registers,
    }),
  };
}
