import { expectFiring, expectSilent } from './promtool.js';

const backlog = (job: string) => ({
  [`pulsar_subscription_back_log{job="${job}",topic="persistent://propalpes/comandos/compania-partition-0",subscription="companias"}`]:
    '0x60',
});

describe('the alert ColasSinMedir', function () {
  this.timeout(60_000);

  it('fires when no backlog has been seen for 10 minutes', () =>
    expectFiring('ColasSinMedir', { series: {}, at: '10m' }, [{ job: 'pulsar', severity: 'ticket' }]));

  it('fires where the broker is scraped under another name', () =>
    expectFiring('ColasSinMedir', { series: backlog('broker'), at: '10m' }, [
      { job: 'pulsar', severity: 'ticket' },
    ]));

  it('is silent before', () => expectSilent('ColasSinMedir', { series: {}, at: '9m' }));

  it('is silent while one is seen', () =>
    expectSilent('ColasSinMedir', { series: backlog('pulsar'), at: '1h' }));
});
