import { expectFiring, expectSilent } from './promtool.js';

const oldest = (values: string, estado = 'COMPENSANDO') => ({
  [`propalpes_operations_oldest_age_seconds{job="auditoria",instance="a",estado="${estado}"}`]: values,
});

describe('the alert CompensacionAtascada', function () {
  this.timeout(60_000);

  it('fires when an operation older than 2 minutes has been half undone for 2 minutes', () =>
    expectFiring('CompensacionAtascada', { series: oldest('121x10'), at: '2m' }, [
      { estado: 'COMPENSANDO', severity: 'page' },
    ]));

  it('is silent before', () => expectSilent('CompensacionAtascada', { series: oldest('121x10'), at: '1m' }));

  it('is silent while it is younger', () =>
    expectSilent('CompensacionAtascada', { series: oldest('120x10'), at: '10m' }));

  it('is silent when an old operation was undone meanwhile', () =>
    expectSilent('CompensacionAtascada', { series: oldest('9000x1 0x10'), at: '3m' }));

  it('is silent about what goes on', () =>
    expectSilent('CompensacionAtascada', { series: oldest('9000x10', 'EN_CURSO'), at: '10m' }));

  it('is silent where nothing is known', () =>
    expectSilent('CompensacionAtascada', { series: {}, at: '2h' }));
});
