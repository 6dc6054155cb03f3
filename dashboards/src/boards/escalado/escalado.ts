import { type Board, stat } from '../../board.js';
import { backlog, backlogPerReplica, ours, replicas } from './expressions.js';
import { carga } from './carga.js';
import { hpa, HPA_LIMITS } from './hpa.js';
import { decisiones } from './decisiones.js';

const current = hpa('status_current_replicas');

export const escalado: Board = {
  name: 'escalado',
  title: 'Escalado',
  description: 'Cuántas réplicas hay de cada servicio, cuánto trabajo tienen y qué decide el HPA.',
  choosesJobs: true,
  rows: [
    {
      title: '¿Va bien?',
      tiles: [
        stat({
          title: 'Réplicas que contestan',
          shows: 'Réplicas de los servicios a las que Prometheus llega.',
          normal: 'de 1 a 4 por servicio, según la carga.',
          otherwise: 'si baja sin que baje la carga, mire «Servicios»: hay procesos que no contestan.',
          unit: 'short',
          decimals: 0,
          queries: [{ expr: `sum(${replicas})` }],
        }),
        stat({
          title: 'Mensajes en espera',
          shows: 'Mensajes que esperan a los servicios, en todos los temas.',
          normal: 'menos de 100, y vuelve a 0 después de un pico.',
          otherwise: 'si no baja con más réplicas, mire «Mensajería».',
          unit: 'short',
          decimals: 0,
          limits: { orange: 1000, red: 10000 },
          queries: [{ expr: `sum(${backlog})` }],
        }),
        stat({
          title: 'La mayor espera por réplica',
          shows: 'Mensajes del tema más cargado que le tocan a cada réplica de su servicio.',
          normal: 'menos de 500; por encima el HPA añade réplicas.',
          otherwise:
            'si hay réplicas por añadir y no se añaden, mire «Decisiones»; si no, runbook EscaladoAlMaximo.',
          unit: 'short',
          decimals: 0,
          limits: { orange: HPA_LIMITS.backlog, red: 10 * HPA_LIMITS.backlog },
          queries: [{ expr: `max(${backlogPerReplica})` }],
        }),
        stat({
          title: 'La mayor CPU por réplica',
          shows: 'Núcleos que usa, de media, cada réplica del servicio más cargado.',
          normal:
            'menos de 0,175, que es el 70 % de lo que pide cada réplica; por encima el HPA añade otras.',
          otherwise: 'cerca de 1 una réplica no da más; si no quedan por añadir, runbook EscaladoAlMaximo.',
          unit: 'short',
          decimals: 2,
          limits: { orange: HPA_LIMITS.cores, red: 0.95 },
          queries: [
            { expr: `max(avg by (job) (rate(process_cpu_seconds_total{${ours}}[$__rate_interval])))` },
          ],
        }),
        stat({
          title: 'HPA al máximo',
          shows: 'Servicios que tienen todas las réplicas que pueden tener. Lo dice kube-state-metrics.',
          whenEmpty: 'sin kube-state-metrics',
          normal: '0, o un rato durante un pico.',
          otherwise: 'runbook EscaladoAlMaximo: decida si subir el máximo.',
          unit: 'short',
          decimals: 0,
          limits: { orange: 1, red: 3 },
          queries: [
            {
              expr: `count(${current} >= ${hpa('spec_max_replicas')} > 1) or 0 * count(${current})`,
            },
          ],
        }),
      ],
    },
    carga,
    decisiones,
  ],
};
