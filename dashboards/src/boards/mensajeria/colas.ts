import { type Row, series } from '../../board.js';
import { chosen, ofTopics, perSecond } from '../../promql.js';

const each = '{{topic}} → {{subscription}}';

export const colas: Row = {
  title: 'Colas de Pulsar',
  tiles: [
    series({
      title: 'En espera, por suscripción',
      shows: 'Mensajes que cada suscripción no ha confirmado.',
      normal: 'cerca de 0, con picos que se vacían solos.',
      otherwise: 'runbook BacklogCreciente; la suscripción se llama como el servicio que no da abasto.',
      unit: 'short',
      limits: { red: 1000 },
      queries: [{ expr: 'topic_subscription:pulsar_backlog:sum', legend: each }],
    }),
    series({
      title: 'Confirmados, por suscripción',
      shows: 'Mensajes que cada suscripción confirma por segundo. Pulsar los mide cada minuto.',
      normal: 'los mismos que entran al tema.',
      otherwise: '0 mientras hay mensajes en espera: runbook ConsumidorDetenido.',
      unit: 'mps',
      queries: [{ expr: 'topic_subscription:pulsar_acknowledged:rate', legend: each }],
    }),
    series({
      title: 'Entran, por tema',
      shows: 'Mensajes que Pulsar recibe por segundo en cada tema. Los mide cada minuto.',
      normal: 'sigue la actividad; a cada comando le siguen uno o más eventos.',
      otherwise: 'eventos sin comandos pueden ser una repetición pedida a mano (`republish`, `redrive`).',
      unit: 'mps',
      queries: [{ expr: ofTopics('pulsar_rate_in', 'topic'), legend: '{{topic}}' }],
    }),
    series({
      title: 'Entregados y sin confirmar',
      shows: 'Mensajes que un consumidor ya tiene y aún no confirma.',
      normal: 'pocos, y 0 en reposo.',
      otherwise: 'si no bajan, mire «Reintentos»: el servicio espera algo que no está.',
      unit: 'short',
      queries: [
        { expr: ofTopics('pulsar_subscription_unacked_messages', 'topic, subscription'), legend: each },
      ],
    }),
    series({
      title: 'Repetidos, por servicio y tema',
      shows:
        'Mensajes por segundo que ya estaban hechos al atenderlos, porque nadie los confirmó o su respuesta no se pudo publicar: se publica otra vez la misma.',
      normal: '0; unos pocos cuando cae una réplica o falla Pulsar.',
      otherwise: 'si sigue, una réplica muere y vuelve una y otra vez: mire «Reinicios» en «Servicios».',
      unit: 'mps',
      queries: [
        {
          expr: perSecond('propalpes_messages_handled_total', 'job, topic', `outcome="repeated", ${chosen}`),
          legend: '{{job}} · {{topic}}',
        },
      ],
    }),
    series({
      title: 'Espacio en disco, por tema',
      shows: 'Cuánto ocupa cada tema en Pulsar.',
      normal: 'crece y baja según la retención de su espacio de nombres.',
      otherwise: 'si crece sin fin, alguna suscripción no confirma: mire «En espera».',
      unit: 'bytes',
      queries: [{ expr: ofTopics('pulsar_storage_size', 'topic'), legend: '{{topic}}' }],
    }),
  ],
};
