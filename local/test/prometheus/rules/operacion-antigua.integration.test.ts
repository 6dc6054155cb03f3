import { expectFiring, expectSaid, expectSilent } from './promtool.js';

const oldest = (values: string, instance = 'a', estado = 'EN_CURSO') => ({
  [`propalpes_operations_oldest_age_seconds{job="auditoria",instance="${instance}",estado="${estado}"}`]:
    values,
});
const open = (values: string, instance = 'a') => ({
  [`propalpes_operations_open{job="auditoria",instance="${instance}",tipo="crear_compania",estado="EN_CURSO"}`]:
    values,
});
const ticket = { estado: 'EN_CURSO', severity: 'ticket' };
const page = { estado: 'EN_CURSO', severity: 'page' };

describe('the alert OperacionAntigua', function () {
  this.timeout(60_000);

  it('fires when an operation has been late for 2 minutes', () =>
    expectFiring('OperacionAntigua', { series: oldest('31x10'), at: '2m' }, [ticket]));

  it('is silent before', () => expectSilent('OperacionAntigua', { series: oldest('31x10'), at: '1m' }));

  it('is silent while none is late', () =>
    expectSilent('OperacionAntigua', { series: oldest('30x10'), at: '10m' }));

  it('pages when more than ten are in progress, one of them for more than a quarter of an hour', () =>
    expectFiring('OperacionAntigua', { series: { ...oldest('901x10'), ...open('11x10') }, at: '2m' }, [
      ticket,
      page,
    ]));

  it('does not page before', () =>
    expectFiring('OperacionAntigua', { series: { ...oldest('900x10'), ...open('11x10') }, at: '10m' }, [
      ticket,
    ]));

  it('does not page about a few, which a dead letter may have stopped', () =>
    expectFiring(
      'OperacionAntigua',
      { series: { ...oldest('90000x10'), ...open('10x10'), ...open('10x10', 'b') }, at: '10m' },
      [ticket],
    ));

  it('says how old the oldest is', () =>
    expectSaid(
      'OperacionAntigua',
      { series: oldest('100x10'), at: '5m' },
      {
        labels: ticket,
        annotations: {
          summary: 'An operation takes longer than users are told that it does',
          description:
            'The oldest operation in progress began 1m 40s ago; most are over within a second, and after 30 s users are told that it is late.',
          runbook_url: 'docs/runbooks/OperacionAntigua.md',
          dashboard: 'propalpes-negocio',
        },
      },
    ));

  it('is one for all replicas, which tell the same', () =>
    expectFiring('OperacionAntigua', { series: { ...oldest('60x10'), ...oldest('60x10', 'b') }, at: '5m' }, [
      ticket,
    ]));

  it('is silent while the age is not known', () =>
    expectSilent('OperacionAntigua', { series: oldest('NaN NaN NaN NaN NaN'), at: '4m' }));

  it('is silent about what is being undone', () =>
    expectSilent('OperacionAntigua', { series: oldest('9000x10', 'a', 'COMPENSANDO'), at: '10m' }));

  it('is silent where nothing is known', () => expectSilent('OperacionAntigua', { series: {}, at: '2h' }));
});
