import { collectProcessMetrics } from '@propalpes/seedwork/http/metrics';
import { declaredIn, type ExposedMetric } from '@propalpes/seedwork/testing/exposition';
import { register, Registry } from 'prom-client';
import { createBacklogMetrics } from '../../src/backlog-metrics/metrics.js';
import { createMetrics, observeState } from '../../src/controller/metrics.js';

/** What the two programs of this package serve to Prometheus: their own, and what the management server brings. */
export async function declared(): Promise<Map<string, ExposedMetric[]>> {
  collectProcessMetrics();
  const operator = new Registry();
  createMetrics(operator);
  observeState(operator, () => ({ depth: 0, oldestMs: 0, resources: [] }));
  const backlogs = new Registry();
  createBacklogMetrics(backlogs);
  const common = await declaredIn(register);
  return new Map([
    ['operator', [...(await declaredIn(operator)), ...common]],
    ['backlog-metrics', [...(await declaredIn(backlogs)), ...common]],
  ]);
}
