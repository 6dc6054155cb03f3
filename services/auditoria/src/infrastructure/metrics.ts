import { Gauge } from 'prom-client';

/** Of those that one sweep looks at: when they are as many, there may be more. */
export const operationsDue = new Gauge({
  name: 'propalpes_operations_due',
  help: 'Operations whose due time is over and that nobody has looked at again yet.',
});

export const oldestDueSeconds = new Gauge({
  name: 'propalpes_operations_due_age_seconds',
  help: 'For how long the oldest of them has been due; 0 when none is.',
});
