import { expectTold } from './told.js';

const backlog =
  'pulsar_subscription_back_log{job="pulsar",topic="persistent://propalpes/comandos/compania-partition-0",subscription="companias"}';

describe('what panels tell of replicas', function () {
  this.timeout(60_000);

  it('is 0 for a while where all replicas of a service are gone', () =>
    expectTold(
      {
        'up{job="companias",instance="a"}': '1x2',
        'up{job="companias",instance="b"}': '1x2',
        'up{job="auditoria",instance="a"}': '1x20',
        'up{job="auditoria",instance="b"}': '0x20',
        'propalpes_database_connected{job="companias",instance="a"}': '1x2',
        'propalpes_consumer_connected{job="companias",instance="a",topic="comandos/compania"}': '1x2',
      },
      {
        'escalado, Réplicas, por servicio': { '{job="companias"}': 0, '{job="auditoria"}': 1 },
        'escalado, Réplicas que contestan': { '{}': 1 },
        'servicios, Conexión': { '{job="companias"}': 0 },
        'mensajeria, Consumidores conectados': { '{job="companias",topic="comandos/compania"}': 0 },
      },
    ));

  it('is all that waits, per replica, where there is no replica', () =>
    expectTold(
      { [backlog]: '7x20', 'up{job="companias",instance="a"}': '0x20' },
      { 'escalado, La mayor espera por réplica': { '{}': 7 } },
    ));
});
