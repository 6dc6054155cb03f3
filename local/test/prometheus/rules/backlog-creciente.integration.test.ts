import { expectFiring, expectSilent } from './promtool.js';

const backlog = (topic: string, subscription: string) =>
  `pulsar_subscription_back_log{job="pulsar",topic="persistent://propalpes/${topic}",subscription="${subscription}"}`;
const ofPropiedades = (values: string, partition = 0) => ({
  [backlog(`comandos/propiedad-partition-${partition}`, 'propiedades')]: values,
});
const alert = { topic: 'comandos/propiedad', subscription: 'propiedades', severity: 'ticket' };

describe('the alert BacklogCreciente', function () {
  this.timeout(60_000);

  it('fires when more than 1,000 messages have become more for 10 minutes', () =>
    expectFiring('BacklogCreciente', { series: ofPropiedades('1001+1x40'), at: '11m' }, [alert]));

  it('is silent before', () =>
    expectSilent('BacklogCreciente', { series: ofPropiedades('1001+1x40'), at: '10m' }));

  it('is silent while they are no more than 1,000', () =>
    expectSilent('BacklogCreciente', { series: ofPropiedades('960+1x40'), at: '40m' }));

  it('is silent while they become fewer', () =>
    expectSilent('BacklogCreciente', { series: ofPropiedades('9000-10x40'), at: '40m' }));

  it('is silent while they are as many', () =>
    expectSilent('BacklogCreciente', { series: ofPropiedades('9000x40'), at: '40m' }));

  it('counts what waits in every partition', () =>
    expectFiring(
      'BacklogCreciente',
      { series: { ...ofPropiedades('600+1x40', 0), ...ofPropiedades('600+1x40', 1) }, at: '11m' },
      [alert],
    ));

  it('takes no reader for a subscription', () =>
    expectSilent('BacklogCreciente', {
      series: { [backlog('eventos/propiedad-partition-0', 'reader-1a2b3c')]: '5000+10x40' },
      at: '40m',
    }));

  it('leaves dead letters to CartaMuerta', () =>
    expectSilent('BacklogCreciente', {
      series: { [backlog('errores/mensajes-partition-0', 'redrive')]: '5000+10x40' },
      at: '40m',
    }));

  it('is silent where nothing is known', () => expectSilent('BacklogCreciente', { series: {}, at: '2h' }));
});
