import { expectFiring, expectSaid, expectSilent } from './promtool.js';

const counted = (values: string) => ({
  'propalpes_dead_letters_total{job="companias",instance="a",topic="comandos/compania",reason="bug"}': values,
});
/** `at`: in minutes since the beginning of the world, which began at second 0. */
const begun = (at: number) => ({
  'process_start_time_seconds{job="companias",instance="a"}': `${at * 60}x70`,
});
const waiting = (values: string) => ({
  'pulsar_subscription_back_log{job="pulsar",topic="persistent://propalpes/errores/mensajes-partition-0",subscription="redrive"}':
    values,
});
/** What the broker alone tells of. */
const untold = { topic: 'errores/mensajes', subscription: 'redrive', severity: 'ticket', sign: 'untold' };
const ofCompanias = {
  job: 'companias',
  topic: 'comandos/compania',
  reason: 'bug',
  severity: 'ticket',
  sign: 'new',
};

describe('the alert CartaMuerta', function () {
  this.timeout(60_000);

  it('fires as soon as one letter is counted', () =>
    expectFiring('CartaMuerta', { series: counted('0x9 1x10'), at: '11m' }, [ofCompanias]));

  it('says of what and why', () =>
    expectSaid(
      'CartaMuerta',
      { series: counted('0x14 3x20'), at: '15m' },
      {
        labels: ofCompanias,
        annotations: {
          summary: 'companias could not handle messages of comandos/compania',
          description:
            'About 3 of them became dead letters during the last 15 minutes, because of: bug. Nothing is lost, but the operations that they belong to stand still until the letters are sent back.',
          runbook_url: 'docs/runbooks/CartaMuerta.md',
          dashboard: 'propalpes-mensajeria',
        },
      },
    ));

  it('fires when a pod has one before it is scraped for the first time', () =>
    expectFiring('CartaMuerta', { series: { ...counted('_x9 1x30'), ...begun(9) }, at: '11m' }, [
      ofCompanias,
    ]));

  it('is over 15 minutes after that', () =>
    expectSilent('CartaMuerta', { series: { ...counted('_x9 1x40'), ...begun(9) }, at: '26m' }));

  it('is silent about what a pod counted before Prometheus lost its data', () =>
    expectSilent('CartaMuerta', { series: { ...counted('3x40'), ...begun(-60) }, at: '5m' }));

  it('is silent about what a pod counted before nobody scraped it for a while', () =>
    expectSilent('CartaMuerta', { series: { ...counted('3x5 _x8 3x40'), ...begun(-60) }, at: '27m' }));

  it('tells a young pod from an old one', () =>
    expectSilent('CartaMuerta', {
      series: {
        ...counted('_x9 1x30'),
        ...begun(-60),
        'process_start_time_seconds{job="companias",instance="b"}': '540x70',
      },
      at: '11m',
    }));

  it('is silent while the count stays', () =>
    expectSilent('CartaMuerta', { series: counted('3x40'), at: '30m' }));

  it('is silent when a pod begins to count anew', () =>
    expectSilent('CartaMuerta', { series: counted('3x10 0x20'), at: '15m' }));

  it('is over 15 minutes after the last letter', () =>
    expectSilent('CartaMuerta', { series: counted('0x4 1x40'), at: '22m' }));

  it('fires when a letter comes of a pod that begins anew before it is scraped', () =>
    expectFiring(
      'CartaMuerta',
      { series: { ...counted('0x8 _x1 0x30'), ...waiting('0x9 1x30') }, at: '12m' },
      [untold],
    ));

  it('fires when a letter comes of a pod that was never scraped', () =>
    expectFiring('CartaMuerta', { series: waiting('0x9 1x30'), at: '12m' }, [untold]));

  it('is over 15 minutes after the letter that nobody told of', () =>
    expectSilent('CartaMuerta', { series: waiting('0x9 1x40'), at: '26m' }));

  it('says once that a letter came where its pod tells of it', () =>
    expectFiring('CartaMuerta', { series: { ...counted('0x10 1x30'), ...waiting('0x9 1x30') }, at: '12m' }, [
      ofCompanias,
    ]));

  it('says that nobody tells of them and how many they are', () =>
    expectSaid(
      'CartaMuerta',
      { series: waiting('0x9 3x30'), at: '20m' },
      {
        labels: untold,
        annotations: {
          summary: 'Dead letters came that no process tells of',
          description:
            'About 3 came to errores/mensajes during the last 15 minutes, and whoever sent them ended before it was scraped. Nothing is lost, but the operations that they belong to stand still until the letters are sent back.',
          runbook_url: 'docs/runbooks/CartaMuerta.md',
          dashboard: 'propalpes-mensajeria',
        },
      },
    ));

  it('is silent when letters are sent back', () =>
    expectSilent('CartaMuerta', { series: waiting('3x9 1x30'), at: '15m' }));

  it('fires when a letter has waited for an hour', () =>
    expectFiring('CartaMuerta', { series: waiting('1x70'), at: '60m' }, [
      { topic: 'errores/mensajes', subscription: 'redrive', severity: 'ticket', sign: 'waiting' },
    ]));

  it('is silent while it has waited for less', () =>
    expectSilent('CartaMuerta', { series: waiting('1x70'), at: '59m' }));

  it('is silent when all were sent back', () =>
    expectSilent('CartaMuerta', { series: waiting('1x30 0x60'), at: '80m' }));

  it('is silent where nothing is known', () => expectSilent('CartaMuerta', { series: {}, at: '2h' }));
});
