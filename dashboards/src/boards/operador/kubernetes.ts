import { type Row, series } from '../../board.js';
import { perSecond } from '../../promql.js';

export const kubernetes: Row = {
  title: 'Errores y Kubernetes',
  tiles: [
    series({
      title: 'Errores, por tipo',
      shows: 'Fallos por segundo al trabajar con un objeto.',
      normal: '0; algunos mientras Pulsar arranca.',
      otherwise: 'el tipo dice si es Pulsar, Kubernetes o el propio objeto.',
      unit: 'ops',
      queries: [{ expr: perSecond('operator_errors_total', 'kind, error'), legend: '{{kind}} · {{error}}' }],
    }),
    series({
      title: 'Vigilancias que terminan',
      shows: 'Cada vigilancia de la API de Kubernetes dura unos minutos y se abre otra.',
      normal: 'unas pocas, en orden.',
      otherwise: 'muchas con error: la API de Kubernetes no está, o faltan permisos (RBAC).',
      unit: 'ops',
      queries: [{ expr: perSecond('operator_watch_ends_total', 'kind, end'), legend: '{{kind}} · {{end}}' }],
    }),
    series({
      title: 'Listas y eventos perdidos',
      shows: 'Listas que la API de Kubernetes no contestó y eventos que no se pudieron contar, por segundo.',
      normal: '0.',
      otherwise: 'mire si la API de Kubernetes contesta: `kubectl get --raw /readyz`.',
      unit: 'ops',
      queries: [
        { expr: 'sum(rate(operator_list_failures_total[$__rate_interval]))', legend: 'listas' },
        { expr: 'sum(rate(operator_events_lost_total[$__rate_interval]))', legend: 'eventos' },
      ],
    }),
    series({
      title: 'CPU',
      shows: 'Núcleos que usa el operador.',
      normal: 'menos de 0,1.',
      otherwise: 'más objetos de los que parece, o una corrección sin fin: mire los cambios en Pulsar.',
      unit: 'short',
      queries: [
        {
          expr: 'sum by (instance) (rate(process_cpu_seconds_total{job="operator"}[$__rate_interval]))',
          legend: '{{instance}}',
        },
      ],
    }),
    series({
      title: 'Memoria',
      shows: 'Memoria que ocupa el operador.',
      normal: 'menos de 150 MB, y estable.',
      otherwise: 'si no deja de subir es una fuga: avise a quien lo mantiene.',
      unit: 'bytes',
      queries: [{ expr: 'process_resident_memory_bytes{job="operator"}', legend: '{{instance}}' }],
    }),
  ],
};
