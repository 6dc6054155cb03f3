import { type Row, series } from '../../board.js';
import { acknowledgedPerReplica, backlog, backlogPerReplica, ours, replicas } from './expressions.js';
import { HPA_LIMITS } from './hpa.js';

const each = '{{job}}';

export const carga: Row = {
  title: 'Réplicas y trabajo',
  tiles: [
    series({
      title: 'Réplicas, por servicio',
      shows: 'Réplicas de cada servicio que contestan a Prometheus.',
      normal: 'suben unos segundos después de que sube la espera, y bajan minutos después.',
      otherwise: 'si no suben con la espera alta: `kubectl describe hpa` dice por qué.',
      unit: 'short',
      limits: { greenFrom: 1 },
      queries: [{ expr: replicas, legend: each }],
    }),
    series({
      title: 'En espera, por servicio',
      shows: 'Mensajes que esperan a cada servicio, en todos sus temas.',
      normal: 'cerca de 0; un pico baja cuando llegan las réplicas.',
      otherwise: 'si no baja con más réplicas, lo lento es otra cosa: base de datos o Pulsar.',
      unit: 'short',
      queries: [{ expr: backlog, legend: each }],
    }),
    series({
      title: 'CPU por réplica',
      shows: 'Núcleos que usa, de media, cada réplica de un servicio.',
      normal: 'menos de 0,175, que es el 70 % de lo que pide cada réplica.',
      otherwise: 'por encima el HPA añade réplicas; si no, mire sus decisiones.',
      unit: 'short',
      limits: { red: HPA_LIMITS.cores },
      queries: [
        { expr: `avg by (job) (rate(process_cpu_seconds_total{${ours}}[$__rate_interval]))`, legend: each },
      ],
    }),
    series({
      title: 'En espera por réplica',
      shows:
        'Mensajes que esperan a cada réplica en el tema más cargado de su servicio: lo que el HPA compara con su objetivo.',
      normal: 'menos de 500.',
      otherwise: 'si sigue por encima, el servicio tiene ya todas las réplicas que puede tener.',
      unit: 'short',
      limits: { red: HPA_LIMITS.backlog },
      queries: [{ expr: backlogPerReplica, legend: each }],
    }),
    series({
      title: 'Confirmados por réplica',
      shows: 'Mensajes por segundo que atiende cada réplica.',
      normal: 'parecido con una réplica que con cuatro.',
      otherwise: 'si baja al añadir réplicas, comparten algo que no da más: la base de datos o las claves.',
      unit: 'mps',
      queries: [{ expr: acknowledgedPerReplica, legend: each }],
    }),
  ],
};
