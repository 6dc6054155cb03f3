import { expectFiring, expectSilent } from './promtool.js';

const labels = (hpa: string) =>
  `job="kube-state-metrics",namespace="propalpes",horizontalpodautoscaler="${hpa}"`;
const pods = (current: number, max: number, hpa = 'companias') => ({
  [`kube_horizontalpodautoscaler_status_current_replicas{${labels(hpa)}}`]: `${current}x60`,
  [`kube_horizontalpodautoscaler_spec_max_replicas{${labels(hpa)}}`]: `${max}x60`,
});
const alert = { namespace: 'propalpes', horizontalpodautoscaler: 'companias', severity: 'ticket' };

describe('the alert EscaladoAlMaximo', function () {
  this.timeout(60_000);

  it('fires when a service has had the most pods that it may have for 15 minutes', () =>
    expectFiring('EscaladoAlMaximo', { series: pods(4, 4), at: '15m' }, [alert]));

  it('is silent before', () => expectSilent('EscaladoAlMaximo', { series: pods(4, 4), at: '14m' }));

  it('is silent while it may have one more', () =>
    expectSilent('EscaladoAlMaximo', { series: pods(3, 4), at: '1h' }));

  it('is silent about the HPAs of others', () =>
    expectSilent('EscaladoAlMaximo', { series: pods(4, 4, 'nginx'), at: '1h' }));

  it('is silent where one pod is all that there may be', () =>
    expectSilent('EscaladoAlMaximo', { series: pods(1, 1), at: '1h' }));

  it('is silent where nobody tells of HPAs', () =>
    expectSilent('EscaladoAlMaximo', { series: {}, at: '2h' }));
});
