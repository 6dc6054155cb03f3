import { type Row, series } from '../../board.js';
import { chosen, howMany, perSecond, quantile } from '../../promql.js';

export const publicacion: Row = {
  title: 'Publicación y cartas muertas',
  tiles: [
    series({
      title: 'Publicados, por servicio y tema',
      shows: 'Mensajes por segundo que Pulsar confirmó haber guardado.',
      normal: 'sigue la actividad.',
      otherwise: 'si cae a 0 con peticiones en curso, mire las publicaciones fallidas.',
      unit: 'mps',
      queries: [
        {
          expr: perSecond('propalpes_messages_published_total', 'job, topic', chosen),
          legend: '{{job}} · {{topic}}',
        },
      ],
    }),
    series({
      title: 'Tiempo de publicación (p95)',
      shows: 'Desde que se envía un mensaje hasta que Pulsar confirma haberlo guardado.',
      normal: 'menos de 50 ms.',
      otherwise: 'el disco de Pulsar va lento o Pulsar está cargado: mire su CPU en «Servicios».',
      unit: 's',
      queries: [
        {
          expr: quantile(0.95, 'propalpes_publish_seconds', 'job, topic', chosen),
          legend: '{{job}} · {{topic}}',
        },
      ],
    }),
    series({
      title: 'Publicaciones fallidas',
      shows: 'Mensajes por segundo que Pulsar no confirmó, según por qué.',
      normal: '0.',
      otherwise: 'Pulsar no está, no contesta o no acepta el esquema: lo dice el porqué.',
      unit: 'mps',
      queries: [
        {
          expr: perSecond('propalpes_publish_failures_total', 'job, kind', chosen),
          legend: '{{job}} · {{kind}}',
        },
      ],
    }),
    series({
      title: 'Cartas muertas, por motivo',
      shows:
        'Mensajes apartados durante los últimos 15 minutos, según quién y por qué; y cuántos llegaron a `errores/mensajes` según Pulsar, que también cuenta los de procesos que ya no están.',
      normal: '0.',
      otherwise: 'runbook CartaMuerta: sus operaciones quedan detenidas hasta que alguien las devuelva.',
      unit: 'short',
      limits: { red: 1 },
      queries: [
        {
          expr: `job_topic_reason:propalpes_dead_letters:increase15m{${chosen}}`,
          legend: '{{reason}} · {{job}} · {{topic}}',
        },
        {
          expr: 'clamp_min(delta(topic_subscription:pulsar_backlog:sum{topic="errores/mensajes", subscription="redrive"}[15m]), 0)',
          legend: 'según Pulsar',
        },
      ],
    }),
    series({
      title: 'El flujo de eventos del BFF',
      shows:
        'Réplicas del BFF que leen los eventos para `/stream`, y eventos por segundo que no se pueden leer.',
      normal: 'tantas como réplicas del BFF; ilegibles, 0.',
      otherwise:
        'si faltan réplicas, quien sigue operaciones en vivo no ve nada nuevo; consultarlas sí sirve.',
      unit: 'short',
      queries: [
        { expr: howMany('propalpes_feed_connected', 'job'), legend: 'conectadas' },
        { expr: perSecond('propalpes_feed_unreadable_total', 'topic'), legend: 'ilegibles de {{topic}}' },
      ],
    }),
    series({
      title: 'Edad de los eventos del flujo (p95)',
      shows: 'Desde que se decide un evento hasta que el BFF lo tiene para `/stream`.',
      normal: 'menos de 250 ms.',
      otherwise:
        'los servicios tardan en publicar, o el BFF no da abasto: mire su CPU en «Servicios». Lo que se repite a mano (`republish`) también llega viejo.',
      unit: 's',
      queries: [{ expr: quantile(0.95, 'propalpes_feed_event_age_seconds', 'job'), legend: '{{job}}' }],
    }),
  ],
};
