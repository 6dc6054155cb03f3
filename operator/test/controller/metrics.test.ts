import { expect } from 'chai';
import { Registry } from 'prom-client';

import { createMetrics } from '../../src/controller/metrics.js';

describe('the counters of the operator', () => {
  it('begin at 0 where an alert waits for the first failure', async () => {
    const registry = new Registry();
    createMetrics(registry);
    const exposed = await registry.metrics();
    expect(exposed).to.include('operator_list_failures_total 0');
    for (const kind of ['PulsarTopic', 'PulsarNamespace'])
      expect(exposed).to.include(`operator_errors_total{kind="${kind}",error="kubernetes"} 0`);
  });
});
