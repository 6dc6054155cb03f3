import { expectFiring, expectSilent } from './promtool.js';

const counted = (values: string) => ({
  'graphql_operations_failed_total{job="bff-web",instance="a",type="query"}': values,
});

describe('the alert EntradaAusente', function () {
  this.timeout(60_000);

  it('fires when nothing has been seen of bff-web for 2 minutes', () =>
    expectFiring('EntradaAusente', { series: counted('0x9 stale'), at: '12m' }, [
      { job: 'bff-web', severity: 'page' },
    ]));

  it('is silent before', () => expectSilent('EntradaAusente', { series: counted('0x9 stale'), at: '11m' }));

  it('is silent while one pod is seen', () =>
    expectSilent('EntradaAusente', { series: counted('0x60'), at: '1h' }));
});
