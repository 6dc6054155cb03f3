import { type Row, series } from '../../board.js';
import { chosen, howMany, perSecond, quantile } from '../../promql.js';

export const datos: Row = {
  title: 'Base de datos',
  tiles: [
    series({
      title: 'Llamadas, por operación',
      shows: 'Llamadas por segundo a la base de datos; cada una es un viaje de ida y vuelta.',
      normal: 'unas pocas por mensaje atendido.',
      otherwise: 'si crece más que los mensajes, alguien consulta de más: compare con «Peticiones».',
      unit: 'ops',
      queries: [
        {
          expr: perSecond('propalpes_database_call_seconds_count', 'job, operation', chosen),
          legend: '{{job}} · {{operation}}',
        },
      ],
    }),
    series({
      title: 'Llamadas, por resultado',
      shows:
        'ok: bien. conflict: otro escribió antes, se vuelve a leer. unavailable: no hay base de datos. error: algo inesperado.',
      normal: 'ok, y algún conflict.',
      otherwise: 'unavailable: mire MongoDB; los mensajes esperan. error: lea los registros.',
      unit: 'ops',
      queries: [
        {
          expr: perSecond('propalpes_database_call_seconds_count', 'outcome', chosen),
          legend: '{{outcome}}',
        },
      ],
    }),
    series({
      title: 'Tiempo de las llamadas (p95)',
      shows: 'El 95 % de las llamadas de cada servicio tardó menos de este tiempo.',
      normal: 'menos de 20 ms.',
      otherwise: 'la base de datos va cargada, o falta un índice: vea qué operación.',
      unit: 's',
      queries: [
        { expr: quantile(0.95, 'propalpes_database_call_seconds', 'job', chosen), legend: '{{job}}' },
      ],
    }),
    series({
      title: 'Conexión',
      shows: 'Réplicas de cada servicio que tienen conexión con la base de datos.',
      normal: 'tantas como réplicas.',
      otherwise: 'si baja en todos, es la base de datos; si en uno, su red o su configuración.',
      unit: 'short',
      limits: { greenFrom: 1 },
      queries: [{ expr: howMany('propalpes_database_connected', 'job', chosen), legend: '{{job}}' }],
    }),
  ],
};
