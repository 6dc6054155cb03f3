import { type Row, series } from '../../board.js';

export const reglas: Row = {
  title: 'Reglas y atrasos',
  tiles: [
    series({
      title: 'Reglas incumplidas, por código',
      shows: 'Cuántas veces por minuto la auditoría encontró incumplida cada regla.',
      normal: 'depende de lo que escriban los usuarios.',
      otherwise:
        'un código que aparece de golpe suele venir de un cliente que cambió: hable con quien lo mantiene.',
      unit: 'cpm',
      stacked: true,
      queries: [
        {
          expr: 'sum by (codigo) (rate(propalpes_rules_failed_total[$__rate_interval])) * 60',
          legend: '{{codigo}}',
        },
      ],
    }),
    series({
      title: 'Vencidas sin atender',
      shows: 'Operaciones cuyo plazo pasó y que nadie ha vuelto a mirar.',
      normal: 'unas pocas, por unos segundos: auditoria las busca cada 5 s.',
      otherwise: 'si no bajan, mire «La vencida más antigua».',
      unit: 'short',
      queries: [{ expr: 'max(propalpes_operations_due{job="auditoria"})', legend: 'operaciones' }],
    }),
    series({
      title: 'La vencida más antigua',
      shows: 'Cuánto hace que pasó el plazo de la primera operación que nadie ha vuelto a mirar.',
      normal: 'menos de 30 s.',
      otherwise:
        'sin datos o por encima, auditoria no barre: mire sus registros (`kubectl logs deployment/auditoria`) y la base de datos.',
      unit: 's',
      limits: { red: 30 },
      queries: [{ expr: 'max(propalpes_operations_due_age_seconds{job="auditoria"})', legend: 'edad' }],
    }),
    series({
      title: 'Edad de estas cifras',
      shows:
        'Cuánto hace que la réplica más atrasada contó en la base de datos las operaciones abiertas: 1 h, si hace más o nunca.',
      normal: 'menos de 30 s.',
      otherwise: 'runbook OperacionesSinMedir: a esa réplica no le responde la base de datos.',
      unit: 's',
      limits: { orange: 60, red: 300 },
      queries: [
        {
          // a replica that has never counted tells 0
          expr: 'clamp_max(time() - min(propalpes_operations_measured_timestamp_seconds{job="auditoria"}), 3600)',
          legend: 'edad',
        },
      ],
    }),
  ],
};
