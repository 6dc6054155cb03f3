import { expectFiring, expectSilent } from './promtool.js';

const consumers = ['companias', 'propiedades', 'geograficos', 'auditoria'];
const connected = (job: string, instance = 'a') =>
  `propalpes_consumer_connected{job="${job}",instance="${instance}",topic="comandos/${job}"}`;
const allConnected = Object.fromEntries(consumers.map((job) => [connected(job), '1x60']));
const without = (job: string) =>
  Object.fromEntries(consumers.filter((it) => it !== job).map((it) => [connected(it), '1x60']));

const broker = (metric: string) =>
  `pulsar_subscription_${metric}{job="pulsar",topic="persistent://propalpes/comandos/compania-partition-0",subscription="companias"}`;
const messages = (backlog: string, acknowledged: string) => ({
  ...allConnected,
  [broker('back_log')]: backlog,
  [broker('msg_ack_rate')]: acknowledged,
});

describe('the alert ConsumidorDetenido', function () {
  this.timeout(60_000);

  it('fires when messages wait and none has been acknowledged for 5 minutes', () =>
    expectFiring('ConsumidorDetenido', { series: messages('1x20', '0x20'), at: '5m' }, [
      { topic: 'comandos/compania', subscription: 'companias', severity: 'page', sign: 'idle' },
    ]));

  it('is silent before', () =>
    expectSilent('ConsumidorDetenido', { series: messages('1x20', '0x20'), at: '4m' }));

  it('is silent while some are acknowledged', () =>
    expectSilent('ConsumidorDetenido', { series: messages('900x20', '0.1x20'), at: '20m' }));

  it('is silent while none waits', () =>
    expectSilent('ConsumidorDetenido', { series: messages('0x20', '0x20'), at: '20m' }));

  it('fires when no pod of a service has been connected for 2 minutes', () =>
    expectFiring(
      'ConsumidorDetenido',
      { series: { ...allConnected, [connected('companias')]: '0x20' }, at: '2m' },
      [{ job: 'companias', topic: 'comandos/companias', severity: 'page', sign: 'disconnected' }],
    ));

  it('is silent while it has been for less', () =>
    expectSilent('ConsumidorDetenido', {
      series: { ...allConnected, [connected('companias')]: '0x20' },
      at: '1m',
    }));

  it('is silent while another pod of it is connected', () =>
    expectSilent('ConsumidorDetenido', {
      series: { ...allConnected, [connected('companias', 'b')]: '0x20' },
      at: '20m',
    }));

  for (const job of consumers) {
    it(`fires when nothing has been seen of ${job} for 5 minutes`, () =>
      expectFiring('ConsumidorDetenido', { series: without(job), at: '5m' }, [
        { job, severity: 'page', sign: 'absent' },
      ]));
  }

  it('is silent while that has been for less', () =>
    expectSilent('ConsumidorDetenido', { series: without('auditoria'), at: '4m' }));

  it('is silent when all is well', () =>
    expectSilent('ConsumidorDetenido', { series: allConnected, at: '1h' }));
});
