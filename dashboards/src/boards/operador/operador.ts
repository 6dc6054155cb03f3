import { type Board, stat } from '../../board.js';
import { during } from '../../promql.js';
import { kubernetes } from './kubernetes.js';
import { trabajo } from './trabajo.js';

export const operador: Board = {
  name: 'operador',
  title: 'Operador',
  description:
    'Si Pulsar está como dicen los objetos de Kubernetes: temas, esquemas, suscripciones y permisos.',
  rows: [
    {
      title: '¿Va bien?',
      tiles: [
        stat({
          title: 'El operador',
          shows: 'Si Prometheus llega al operador.',
          normal: 'contesta.',
          otherwise:
            'runbook OperadorNoConverge: los servicios siguen, pero nadie repara lo que cambie en Pulsar.',
          unit: 'short',
          words: { '0': 'no contesta', '1': 'contesta' },
          limits: { greenFrom: 1 },
          queries: [{ expr: 'max(up{job="operator"})' }],
        }),
        stat({
          title: 'Objetos que no están listos',
          shows: 'Objetos (PulsarTopic, PulsarNamespace) cuyo estado en Pulsar no es el que dicen.',
          normal: '0; unos segundos más al instalar.',
          otherwise:
            'runbook OperadorNoConverge: `kubectl get pulsartopics` y `kubectl describe` dicen por qué.',
          unit: 'short',
          decimals: 0,
          limits: { red: 1 },
          queries: [{ expr: 'sum(operator_objects{ready!="True"}) or 0 * sum(operator_objects)' }],
        }),
        stat({
          title: 'Lo que más espera',
          shows: 'Cuánto lleva esperando, o atendiéndose, el objeto más atrasado.',
          normal: 'menos de 1 s; cada objeto se mira cada 30 s.',
          otherwise: 'Pulsar o la API de Kubernetes tardan: mire los errores.',
          unit: 's',
          decimals: 1,
          limits: { orange: 30, red: 120 },
          queries: [{ expr: 'max(operator_queue_age_seconds)' }],
        }),
        stat({
          title: 'Errores (15 min)',
          shows: 'Fallos al trabajar con un objeto.',
          normal: '0.',
          otherwise: 'el panel «Errores» dice de qué tipo; se vuelve a intentar solo.',
          unit: 'short',
          decimals: 0,
          limits: { orange: 1, red: 50 },
          queries: [{ expr: during('15m', 'operator_errors_total', 'job="operator"') }],
        }),
        stat({
          title: 'Reparaciones (1 h)',
          shows: 'Veces que algo cambió en Pulsar a espaldas del operador y él lo devolvió a su sitio.',
          normal: '0.',
          otherwise: 'alguien cambia Pulsar a mano: que cambie el objeto, o se le deshará otra vez.',
          unit: 'short',
          decimals: 0,
          limits: { orange: 1, red: 20 },
          queries: [{ expr: during('1h', 'operator_drift_repaired_total', 'job="operator"') }],
        }),
      ],
    },
    trabajo,
    kubernetes,
  ],
};
