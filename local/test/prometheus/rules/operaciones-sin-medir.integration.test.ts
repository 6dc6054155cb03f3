import { expectFiring, expectSilent } from './promtool.js';

/** Unix time in a test begins with 0, and every value is a minute. */
const measured = (values: string, instance = 'a') => ({
  [`propalpes_operations_measured_timestamp_seconds{job="auditoria",instance="${instance}"}`]: values,
});
const always = '0+60x60';
const once = '0x60';

describe('the alert OperacionesSinMedir', function () {
  this.timeout(60_000);

  it('fires when a pod has not counted for 2 minutes, for 5, though another has', () =>
    expectFiring(
      'OperacionesSinMedir',
      { series: { ...measured(always), ...measured(once, 'b') }, at: '8m' },
      [{ severity: 'ticket' }],
    ));

  it('is silent before', () =>
    expectSilent('OperacionesSinMedir', {
      series: { ...measured(always), ...measured(once, 'b') },
      at: '7m',
    }));

  it('is silent while all count', () =>
    expectSilent('OperacionesSinMedir', {
      series: { ...measured(always), ...measured(always, 'b') },
      at: '1h',
    }));

  it('is silent where nothing is known', () => expectSilent('OperacionesSinMedir', { series: {}, at: '2h' }));
});
