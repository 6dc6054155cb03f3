import { Counter, Gauge, Histogram } from 'prom-client';

/** Of those that one sweep looks at: when they are as many, there may be more. */
export const operationsDue = new Gauge({
  name: 'propalpes_operations_due',
  help: 'Operations whose due time is over and that nobody has looked at again yet.',
});

export const oldestDueSeconds = new Gauge({
  name: 'propalpes_operations_due_age_seconds',
  help: 'For how long the oldest of them has been due; 0 when none is.',
});

export const operationsStarted = new Counter({
  name: 'propalpes_operations_started_total',
  help: 'Operations that began, by what was asked for.',
  labelNames: ['tipo'] as const,
});

export const operationsEnded = new Counter({
  name: 'propalpes_operations_ended_total',
  help: 'Operations that are over, by what was asked for and how they ended.',
  labelNames: ['tipo', 'estado'] as const,
});

export const operationSeconds = new Histogram({
  name: 'propalpes_operation_duration_seconds',
  help: 'From the first message of an operation to the one that ended it.',
  labelNames: ['tipo', 'estado'] as const,
  // 10 s is after how long an unknown NIT is looked at once more, 15 s with the sweep that does
  buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 12.5, 15, 20, 30, 60, 120, 300, 600],
});

/** Every replica reads the same database: take one of them, not their sum. */
export const operationsOpen = new Gauge({
  name: 'propalpes_operations_open',
  help: 'Operations that are not over, of each state at most 10000; the same on every replica.',
  labelNames: ['tipo', 'estado'] as const,
});

export const oldestOpenSeconds = new Gauge({
  name: 'propalpes_operations_oldest_age_seconds',
  help: 'For how long the operation that is longest in a state has been in it, of states that are not the end; 0 when none is, NaN where that is not known. The same on every replica.',
  labelNames: ['estado'] as const,
});

export const operationsMeasuredAt = new Gauge({
  name: 'propalpes_operations_measured_timestamp_seconds',
  help: 'When open operations were counted last, as Unix time; 0 before. Old while the database does not answer.',
});

export const rulesFailed = new Counter({
  name: 'propalpes_rules_failed_total',
  help: 'Audit rules that were found broken.',
  labelNames: ['codigo'] as const,
});
