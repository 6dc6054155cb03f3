import { type Board, stat } from '../../board.js';
import { chosen, during, ofTopics, recentQuantile } from '../../promql.js';
import { colas } from './colas.js';
import { consumidores } from './consumidores.js';
import { publicacion } from './publicacion.js';

/** Counted by the broker, which knows the subscriptions of services that are gone, too. */
const consumers = ofTopics('pulsar_subscription_consumers_count', 'topic, subscription', 'comandos|eventos');

export const mensajeria: Board = {
  name: 'mensajeria',
  title: 'Mensajería',
  description:
    'Los mensajes en Pulsar y quienes los atienden: qué espera, cuánto, qué se reintenta y qué se apartó.',
  choosesJobs: true,
  rows: [
    {
      title: '¿Va bien?',
      tiles: [
        stat({
          title: 'Mensajes en espera',
          shows: 'Mensajes que las suscripciones no han confirmado, sin contar las cartas muertas.',
          normal: 'menos de 100, y vuelve a 0 después de un pico.',
          otherwise:
            'si crece 10 minutos seguidos: runbook BacklogCreciente. Nada se pierde, pero se hace tarde.',
          unit: 'short',
          decimals: 0,
          limits: { orange: 1000, red: 10000 },
          queries: [{ expr: 'sum(topic_subscription:pulsar_backlog:sum{topic!~"errores/.*"})' }],
        }),
        stat({
          title: 'Cartas muertas',
          shows: 'Mensajes que nadie pudo atender y que esperan en `errores/mensajes`.',
          normal: '0.',
          otherwise: 'runbook CartaMuerta: `npm run tools -- redrive list` dice qué son y por qué.',
          unit: 'short',
          decimals: 0,
          limits: { red: 1 },
          queries: [
            {
              expr: 'sum(topic_subscription:pulsar_backlog:sum{topic="errores/mensajes", subscription="redrive"})',
            },
          ],
        }),
        stat({
          title: 'Temas sin consumidor',
          shows: 'Suscripciones de un servicio a un tema que ninguna de sus réplicas lee, según Pulsar.',
          normal: '0; al arrancar, unos segundos más.',
          otherwise: 'runbook ConsumidorDetenido: lo que se pide se acepta y no se hace.',
          unit: 'short',
          decimals: 0,
          limits: { red: 1 },
          queries: [{ expr: `sum(${consumers} == bool 0)` }],
        }),
        stat({
          title: 'Edad al atenderse (p95)',
          shows:
            'En 5 minutos, el 95 % de los mensajes se confirmó en menos de este tiempo desde que Pulsar lo guardó.',
          normal: 'menos de 1 s.',
          otherwise: 'compare espera por turno y tiempo de atención, más abajo, para ver cuál de los dos es.',
          unit: 's',
          limits: { orange: 5, red: 30 },
          whenEmpty: 'sin actividad',
          queries: [{ expr: recentQuantile(0.95, 'propalpes_message_age_seconds', chosen) }],
        }),
        stat({
          title: 'Sin publicar (5 min)',
          shows:
            'Mensajes que Pulsar no confirmó. Ninguno se pierde: se vuelven a enviar, o el cliente recibe un error claro.',
          normal: '0.',
          otherwise: 'Pulsar no está o no contesta: mire su pod y el panel «Publicaciones fallidas».',
          unit: 'short',
          decimals: 0,
          limits: { orange: 1, red: 100 },
          queries: [{ expr: during('5m', 'propalpes_publish_failures_total', chosen) }],
        }),
      ],
    },
    colas,
    consumidores,
    publicacion,
  ],
};
