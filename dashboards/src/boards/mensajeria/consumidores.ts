import { type Row, series } from '../../board.js';
import { chosen, howMany, perSecond, quantile } from '../../promql.js';

const each = '{{job}} · {{topic}}';

export const consumidores: Row = {
  title: 'Quienes atienden',
  tiles: [
    series({
      title: 'Atendidos, por resultado',
      shows:
        'Mensajes confirmados por segundo. done: hecho. refused: el dominio dijo que no. repeated: ya estaba hecho. ignored: no era para él. dead_letter: apartado.',
      normal: 'casi todo done o ignored, y algo de refused.',
      otherwise: 'dead_letter: runbook CartaMuerta. Mucho refused: mire «Reglas incumplidas» en «Negocio».',
      unit: 'mps',
      stacked: true,
      queries: [
        { expr: perSecond('propalpes_messages_handled_total', 'outcome', chosen), legend: '{{outcome}}' },
      ],
    }),
    series({
      title: 'Recibidos, por servicio y tema',
      shows: 'Mensajes que toma cada servicio por segundo; uno que llega otra vez cuenta otra vez.',
      normal: 'los mismos que se confirman.',
      otherwise: 'si se reciben muchos más de los que se confirman, se están entregando en vano.',
      unit: 'mps',
      queries: [
        {
          expr: perSecond('propalpes_messages_received_total', 'job, topic', chosen),
          legend: each,
        },
      ],
    }),
    series({
      title: 'Reintentos',
      shows:
        'Intentos fallidos por segundo. transient: falta algo (base de datos, Pulsar). bug: un error del programa.',
      normal: '0.',
      otherwise:
        'transient: vea qué está caído en «Servicios». bug: lea los registros; al quinto intento es carta muerta.',
      unit: 'ops',
      queries: [
        {
          expr: perSecond('propalpes_message_retries_total', 'job, topic, kind', chosen),
          legend: '{{kind}} · {{job}} · {{topic}}',
        },
      ],
    }),
    series({
      title: 'Espera por turno (p95)',
      shows:
        'Desde que se recibe un mensaje hasta que es el primero de su clave: los de una misma clave van en orden.',
      normal: 'milisegundos.',
      otherwise: 'muchos mensajes de una sola clave, o el primero de la fila no avanza: mire los reintentos.',
      unit: 's',
      queries: [
        {
          expr: quantile(0.95, 'propalpes_message_lane_wait_seconds', 'job, topic', chosen),
          legend: each,
        },
      ],
    }),
    series({
      title: 'Tiempo de atención (p95)',
      shows: 'Desde que le toca el turno a un mensaje hasta que se confirma, con esperas y reintentos.',
      normal: 'menos de 0,1 s.',
      otherwise: 'compare con los tiempos de la base de datos y de publicación.',
      unit: 's',
      queries: [
        {
          expr: quantile(0.95, 'propalpes_message_handle_seconds', 'job, topic', chosen),
          legend: each,
        },
      ],
    }),
    series({
      title: 'Edad al confirmarse (p95)',
      shows: 'Desde que Pulsar guardó un mensaje hasta que se confirmó: todo lo que esperó.',
      normal: 'menos de 1 s.',
      otherwise:
        'si es mucho mayor que espera y atención juntas, esperó en Pulsar: hacen falta réplicas («Escalado»).',
      unit: 's',
      limits: { red: 30 },
      queries: [
        {
          expr: quantile(0.95, 'propalpes_message_age_seconds', 'job, topic', chosen),
          legend: each,
        },
      ],
    }),
    series({
      title: 'En mano',
      shows: 'Mensajes recibidos y sin confirmar, dentro de los procesos.',
      normal: 'pocos, y 0 en reposo.',
      otherwise: 'pegado a un máximo: el proceso no acepta más hasta terminar; mire en qué se va el tiempo.',
      unit: 'short',
      queries: [
        {
          expr: `sum by (job, topic) (propalpes_messages_in_hand{${chosen}})`,
          legend: each,
        },
      ],
    }),
    series({
      title: 'Consumidores conectados',
      shows: 'Cuántas réplicas de cada servicio leen cada tema.',
      normal: 'tantas como réplicas tiene el servicio.',
      otherwise: '0: runbook ConsumidorDetenido.',
      unit: 'short',
      limits: { greenFrom: 1 },
      queries: [{ expr: howMany('propalpes_consumer_connected', 'job, topic', chosen), legend: each }],
    }),
    series({
      title: 'Atendidos, por tipo de mensaje',
      shows: 'Mensajes confirmados por segundo, según su tipo.',
      normal: 'sigue lo que piden los usuarios.',
      otherwise: '«other» es un tipo que no está en el catálogo: alguien publica lo que no debe.',
      unit: 'mps',
      stacked: true,
      queries: [{ expr: perSecond('propalpes_messages_handled_total', 'type', chosen), legend: '{{type}}' }],
    }),
  ],
};
