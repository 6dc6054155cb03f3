import { type Row, series } from '../../board.js';
import { perSecond, quantile } from '../../promql.js';
import { hpa } from './hpa.js';

const each = '{{horizontalpodautoscaler}}';

export const decisiones: Row = {
  title: 'Decisiones del HPA (solo en Kubernetes)',
  tiles: [
    series({
      title: 'Réplicas que hay, se quieren y se permiten',
      whenEmpty: 'solo en Kubernetes, con kube-state-metrics',
      shows: 'Lo que el HPA ve, lo que decide y su máximo. Lo dice kube-state-metrics.',
      normal: 'lo que hay sigue en segundos a lo que se quiere.',
      otherwise: 'si no lo sigue, no caben pods: `kubectl get pods` y los eventos del nodo.',
      unit: 'short',
      queries: [
        { expr: hpa('status_current_replicas'), legend: `${each} · hay` },
        { expr: hpa('status_desired_replicas'), legend: `${each} · se quieren` },
        { expr: hpa('spec_max_replicas'), legend: `${each} · máximo` },
      ],
    }),
    series({
      title: 'Condiciones del HPA',
      whenEmpty: 'solo en Kubernetes, con kube-state-metrics',
      shows:
        'AbleToScale y ScalingActive valen 1 cuando el HPA puede decidir; ScalingLimited, cuando quisiera más o menos de lo permitido.',
      normal: 'AbleToScale y ScalingActive en 1.',
      otherwise: 'ScalingActive en 0: no recibe la métrica; mire abajo las preguntas a backlog-metrics.',
      unit: 'short',
      queries: [
        {
          expr: hpa('status_condition', 'condition', 'status="true"'),
          legend: `${each} · {{condition}}`,
        },
      ],
    }),
    series({
      title: 'Preguntas a backlog-metrics',
      whenEmpty: 'solo en Kubernetes',
      shows: 'Lo que el HPA pregunta por segundo, y qué se le contesta. Value es una cifra.',
      normal: 'casi todo Value, y algo de Discovery.',
      otherwise: 'cualquier otro resultado es un rechazo: dice su motivo.',
      unit: 'reqps',
      queries: [{ expr: perSecond('backlog_metrics_requests_total', 'outcome'), legend: '{{outcome}}' }],
    }),
    series({
      title: 'Edad de lo que se le contesta (p95)',
      whenEmpty: 'solo en Kubernetes',
      shows: 'Cuán viejas eran las cifras de espera que recibió el HPA.',
      normal: 'menos de 15 s.',
      otherwise: 'Pulsar tarda en contestar, o no contesta: mire el panel de al lado.',
      unit: 's',
      queries: [{ expr: quantile(0.95, 'backlog_metrics_value_age_seconds'), legend: 'edad' }],
    }),
    series({
      title: 'Preguntas a Pulsar',
      whenEmpty: 'solo en Kubernetes',
      shows: 'Cuántas veces por segundo backlog-metrics preguntó a Pulsar, y si contestó.',
      normal: 'todo read.',
      otherwise: 'failed: Pulsar no está o no le deja mirar; el HPA se queda con lo que hay.',
      unit: 'reqps',
      queries: [{ expr: perSecond('backlog_metrics_pulsar_reads_total', 'result'), legend: '{{result}}' }],
    }),
  ],
};
