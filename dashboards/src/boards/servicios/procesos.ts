import { serviceCharts } from '@propalpes/local/charts/charts';
import { type Row, series } from '../../board.js';
import { chosen } from '../../promql.js';

/** Names of our containers: kube-state-metrics tells of all that a cluster has. */
const programs = [...serviceCharts, 'operator', 'backlog-metrics', 'pulsar', 'mongodb'].join('|');

const ofEach = '{{job}} · {{instance}}';

export const procesos: Row = {
  title: 'Procesos',
  tiles: [
    series({
      title: 'CPU',
      shows: 'Núcleos que usa cada proceso: 1 es uno entero, y es lo más que usa nuestro código.',
      normal: 'menos de 0,175 de media por servicio; por encima el HPA añade réplicas.',
      otherwise: 'cerca de 1 no da más. Mire «Escalado»: o está al máximo, o no escala.',
      unit: 'short',
      queries: [{ expr: `rate(process_cpu_seconds_total{${chosen}}[$__rate_interval])`, legend: ofEach }],
    }),
    series({
      title: 'Memoria residente',
      shows: 'Memoria que ocupa cada proceso.',
      normal: 'sube al arrancar y luego se queda.',
      otherwise: 'una recta que no deja de subir es una fuga: compare con el montículo y los descriptores.',
      unit: 'bytes',
      queries: [
        { expr: `process_resident_memory_bytes{${chosen}}`, legend: ofEach },
        { expr: `propalpes_feed_resident_memory_bytes{${chosen}}`, legend: `${ofEach} (lector)` },
      ],
    }),
    series({
      title: 'Montículo de JavaScript',
      shows: 'Memoria de objetos de JavaScript en uso.',
      normal: 'sube y baja con la recolección de basura.',
      otherwise: 'si cada valle es más alto que el anterior, algo se guarda de más.',
      unit: 'bytes',
      queries: [{ expr: `nodejs_heap_size_used_bytes{${chosen}}`, legend: ofEach }],
    }),
    series({
      title: 'Retraso del bucle de eventos (p99)',
      shows: 'Cuánto espera lo que ya podría ejecutarse: lo que más pronto se nota cuando falta CPU.',
      normal: 'menos de 50 ms.',
      otherwise: 'CPU agotada, o algo que calcula demasiado de una vez.',
      unit: 's',
      limits: { red: 0.5 },
      queries: [{ expr: `nodejs_eventloop_lag_p99_seconds{${chosen}}`, legend: ofEach }],
    }),
    series({
      title: 'Reinicios (15 min)',
      shows: 'Cuántas veces arrancó de nuevo cada proceso en 15 minutos.',
      normal: '0; tras un despliegue los procesos son otros, y tampoco cuentan.',
      otherwise: '`kubectl logs --previous` dice de qué murió.',
      unit: 'short',
      limits: { red: 1 },
      queries: [{ expr: `changes(process_start_time_seconds{${chosen}}[15m])`, legend: ofEach }],
    }),
    series({
      title: 'Reinicios que cuenta Kubernetes (15 min)',
      shows: 'Contenedores que Kubernetes volvió a arrancar, según kube-state-metrics.',
      whenEmpty: 'solo en Kubernetes, con kube-state-metrics',
      normal: '0.',
      otherwise: '`kubectl describe pod` dice si fue la memoria (OOMKilled) o la prueba de vida.',
      unit: 'short',
      limits: { red: 1 },
      queries: [
        {
          expr: `sum by (pod) (increase(kube_pod_container_status_restarts_total{container=~"${programs}"}[15m]))`,
          legend: '{{pod}}',
        },
      ],
    }),
    series({
      title: 'Descriptores abiertos',
      shows: 'Archivos y conexiones que cada proceso tiene abiertos.',
      normal: 'estable; en el BFF, uno más por cada cliente conectado.',
      otherwise: 'si solo sube, algo no se cierra; al llegar al límite el proceso no acepta más.',
      unit: 'short',
      queries: [{ expr: `process_open_fds{${chosen}}`, legend: ofEach }],
    }),
    series({
      title: 'Versiones que corren',
      shows: 'Réplicas de cada servicio por versión y por Node.',
      normal: 'una versión por servicio; dos mientras dura un despliegue.',
      otherwise: 'si siguen dos, el despliegue se detuvo: `kubectl rollout status`.',
      unit: 'short',
      stacked: true,
      queries: [
        {
          expr: `count by (job, version, node) (propalpes_build_info{${chosen}})`,
          legend: '{{job}} {{version}} · Node {{node}}',
        },
      ],
    }),
  ],
};
