import { type Row, series } from '../../board.js';
import { perSecond, quantile } from '../../promql.js';

export const trabajo: Row = {
  title: 'Trabajo',
  tiles: [
    series({
      title: 'Objetos, por clase y estado',
      shows: 'Objetos según lo que dice su condición Ready.',
      normal: 'todos True.',
      otherwise: 'runbook OperadorNoConverge.',
      unit: 'short',
      stacked: true,
      queries: [{ expr: 'sum by (kind, ready) (operator_objects)', legend: '{{kind}} · Ready={{ready}}' }],
    }),
    series({
      title: 'Objetos revisados, por resultado',
      shows: 'Objetos que se miran por segundo, según lo que dice después su condición Ready.',
      normal: 'todos se miran cada 30 s, y casi todos quedan igual.',
      otherwise: 'un motivo que no es el de siempre: busque el objeto con `kubectl get pulsartopics`.',
      unit: 'ops',
      stacked: true,
      queries: [
        { expr: perSecond('operator_reconciles_total', 'kind, reason'), legend: '{{kind}} · {{reason}}' },
      ],
    }),
    series({
      title: 'Tiempo por objeto (p95)',
      shows: 'Cuánto se tarda en mirar un objeto y, si hace falta, cambiar Pulsar.',
      normal: 'menos de 0,1 s.',
      otherwise: 'la API de administración de Pulsar va lenta.',
      unit: 's',
      queries: [{ expr: quantile(0.95, 'operator_reconcile_duration_seconds', 'kind'), legend: '{{kind}}' }],
    }),
    series({
      title: 'Cola',
      shows: 'Objetos que esperan a que haya quien los mire.',
      normal: '0, con picos cada 30 s.',
      otherwise: 'si no se vacía, cada objeto tarda demasiado: mire el tiempo por objeto.',
      unit: 'short',
      queries: [{ expr: 'max(operator_queue_depth)', legend: 'en espera' }],
    }),
    series({
      title: 'Cambios en Pulsar, por acción',
      shows: 'Lo que el operador crea, cambia o borra en Pulsar por segundo.',
      normal: '0, salvo al instalar o desplegar.',
      otherwise: 'si no para, algo y el operador se corrigen uno a otro: mire «Reparaciones».',
      unit: 'wps',
      stacked: true,
      queries: [{ expr: perSecond('operator_pulsar_writes_total', 'action'), legend: '{{action}}' }],
    }),
    series({
      title: 'Reparaciones, por clase',
      shows: 'Veces por segundo que un objeto que estaba bien apareció cambiado en Pulsar y se reparó.',
      normal: '0.',
      otherwise: 'alguien cambia Pulsar a mano: el evento del objeto dice qué.',
      unit: 'ops',
      queries: [{ expr: perSecond('operator_drift_repaired_total', 'kind'), legend: '{{kind}}' }],
    }),
  ],
};
