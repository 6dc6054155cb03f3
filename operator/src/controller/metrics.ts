import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

import { kinds, type Resource } from '../kubernetes/resource.js';
import { actionTypes } from '../plan/actions.js';

export type Metrics = ReturnType<typeof createMetrics>;

/** What the loop counts. What has not happened yet is 0: of a series that begins with 1 nobody sees that it grew. */
export function createMetrics(registry: Registry) {
  const metrics = declare([registry]);
  for (const kind of kinds) {
    metrics.repairs.inc({ kind }, 0);
    metrics.errors.inc({ kind, error: 'kubernetes' }, 0);
    for (const end of ['in order', 'error']) metrics.watchEnds.inc({ kind, end }, 0);
  }
  for (const action of actionTypes) metrics.writes.inc({ action }, 0);
  return metrics;
}

function declare(registers: Registry[]) {
  return {
    reconciles: new Counter({
      name: 'operator_reconciles_total',
      help: 'Objects worked on, by the reason that their Ready condition got.',
      labelNames: ['kind', 'reason'],
      registers,
    }),
    duration: new Histogram({
      name: 'operator_reconcile_duration_seconds',
      help: 'How long work on one object took.',
      labelNames: ['kind'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 30],
      registers,
    }),
    writes: new Counter({
      name: 'operator_pulsar_writes_total',
      help: 'Writes to Pulsar, by action.',
      labelNames: ['action'],
      registers,
    }),
    repairs: new Counter({
      name: 'operator_drift_repaired_total',
      help: 'Times that an object in sync was found changed in Pulsar and mended.',
      labelNames: ['kind'],
      registers,
    }),
    errors: new Counter({
      name: 'operator_errors_total',
      help: 'Failures of work on an object, by kind of error.',
      labelNames: ['kind', 'error'],
      registers,
    }),
    listFailures: new Counter({
      name: 'operator_list_failures_total',
      help: 'LISTs that the API server did not answer.',
      registers,
    }),
    watchEnds: new Counter({
      name: 'operator_watch_ends_total',
      help: 'Watches that ended: in order, or with an error.',
      labelNames: ['kind', 'end'],
      registers,
    }),
    eventsLost: new Counter({
      name: 'operator_events_lost_total',
      help: 'Events that could not be told.',
      registers,
    }),
  };
}

/** What there is at the moment of a scrape. */
export function observeState(
  registry: Registry,
  state: () => { depth: number; oldestMs: number; resources: readonly Resource[] },
): void {
  const registers = [registry];
  new Gauge({
    name: 'operator_queue_depth',
    help: 'Objects that wait for a worker.',
    registers,
    collect() {
      this.set(state().depth);
    },
  });
  new Gauge({
    name: 'operator_queue_age_seconds',
    help: 'How long the oldest object has waited or been worked on.',
    registers,
    collect() {
      this.set(state().oldestMs / 1_000);
    },
  });
  new Gauge({
    name: 'operator_objects',
    help: 'Objects by what their Ready condition says.',
    labelNames: ['kind', 'ready'],
    registers,
    collect() {
      this.reset();
      for (const kind of kinds) this.set({ kind, ready: 'True' }, 0);
      for (const { kind, status } of state().resources) {
        const ready = status.conditions?.find((it) => it.type === 'Ready')?.status ?? 'Unknown';
        this.inc({ kind, ready });
      }
    },
  });
}
