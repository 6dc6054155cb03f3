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

  it('begin at 0 for writes, so that the first of a kind is seen as one', async () => {
    const registry = new Registry();
    createMetrics(registry);
    const exposed = await registry.metrics();
    for (const action of ['create-subscription', 'register-schema', 'set-policy'])
      expect(exposed).to.include(`operator_pulsar_writes_total{action="${action}"} 0`);
  });
});
