import { expectFiring, expectSaid, expectSilent } from './promtool.js';

const alert = 'PresupuestoDeErroresAgotandose';
/** 6,000 operations a minute, of which so many fail. */
const failing = (failures: string, type = 'mutation') => ({
  'graphql_operation_duration_seconds_count{job="bff-web",instance="a",type="mutation",field="crearCompania",outcome="ok"}':
    '0+6000x600',
  [`graphql_operations_failed_total{job="bff-web",instance="a",type="${type}"}`]: failures,
});
const fast = { job: 'bff-web', severity: 'page', window: '1h' };
const slow = { job: 'bff-web', severity: 'page', window: '6h' };
const ticket = { job: 'bff-web', severity: 'ticket', window: '3d' };

describe('the alert PresupuestoDeErroresAgotandose', function () {
  this.timeout(60_000);

  it('pages after 2 minutes of 14.4 times what may fail', () =>
    expectFiring(alert, { series: failing('0+87x600'), at: '3m' }, [fast]));

  it('is silent before', () => expectSilent(alert, { series: failing('0+87x600'), at: '2m' }));

  it('says how much fails', () =>
    expectSaid(
      alert,
      { series: failing('0+120x600'), at: '5m' },
      {
        labels: fast,
        annotations: {
          summary: 'The BFF fails so often that the error budget of 30 days will not last',
          description:
            '2% of the GraphQL operations failed during the last hour; 0.1% is what may fail. At this pace the budget of 30 days is gone in two days.',
          runbook_url: 'docs/runbooks/PresupuestoDeErroresAgotandose.md',
          dashboard: 'propalpes-servicios',
        },
      },
    ));

  it('pages after 5 minutes of 6 times what may fail', () =>
    expectFiring(alert, { series: failing('0+86x600'), at: '10m' }, [slow]));

  it('pages about no less than that', () => expectSilent(alert, { series: failing('0+36x600'), at: '59m' }));

  it('asks for attention within days after an hour of more than may fail', () =>
    expectFiring(alert, { series: failing('0+7x600'), at: '61m' }, [ticket]));

  it('is silent while no more fails than may', () =>
    expectSilent(alert, { series: failing('0+6x600'), at: '10h' }));

  it('pages no longer when failures have stopped, however many there were', () =>
    expectFiring(alert, { series: failing('0+600x120 72000x120'), at: '160m' }, [ticket]));

  it('does not count subscriptions', () =>
    expectSilent(alert, { series: failing('0+3000x600', 'subscription'), at: '10h' }));

  it('does not page about a handful, where few ask', () =>
    expectSilent(alert, {
      series: {
        'graphql_operation_duration_seconds_count{job="bff-web",type="query",field="companias",outcome="ok"}':
          '0+1x600',
        'graphql_operations_failed_total{job="bff-web",type="query"}': '0x30 5x30',
      },
      at: '34m',
    }));

  it('pages when few ask and most of it fails', () =>
    expectFiring(
      alert,
      {
        series: {
          'graphql_operation_duration_seconds_count{job="bff-web",type="query",field="companias",outcome="error"}':
            '0+1x600',
          'graphql_operations_failed_total{job="bff-web",type="query"}': '0x20 1+1x600',
        },
        at: '40m',
      },
      [fast, slow],
    ));

  it('is silent while nobody asks', () =>
    expectSilent(alert, {
      series: {
        'graphql_operation_duration_seconds_count{job="bff-web",type="query",field="companias",outcome="ok"}':
          '500x600',
        'graphql_operations_failed_total{job="bff-web",type="query"}': '5x600',
      },
      at: '10h',
    }));

  it('is silent where nothing is known, for EntradaAusente says so', () =>
    expectSilent(alert, { series: {}, at: '2h' }));
});
