import { type Row, series } from '../../board.js';
import { perSecond, quantile } from '../../promql.js';

export const bff: Row = {
  title: 'GraphQL (bff-web)',
  tiles: [
    series({
      title: 'Operaciones, por campo',
      shows: 'Operaciones que contesta el BFF por segundo, según el campo de la raíz que piden.',
      normal: 'sigue la actividad de los usuarios.',
      otherwise:
        '«none» son peticiones que no llegan a ejecutarse: mal escritas, o más grandes de lo permitido.',
      unit: 'reqps',
      stacked: true,
      queries: [
        { expr: perSecond('graphql_operation_duration_seconds_count', 'type, field'), legend: '{{field}}' },
      ],
    }),
    series({
      title: 'Errores, por código',
      shows: 'Errores por segundo en las respuestas.',
      normal:
        'algunos de los que son culpa del cliente (ENTRADA_INVALIDA, DOCUMENTO_INVALIDO, LIMITE_EXCEDIDO).',
      otherwise:
        'BROKER_NO_DISPONIBLE: Pulsar. SERVICIO_NO_DISPONIBLE o TIMEOUT: un servicio de atrás. INTERNAL: un error nuestro, lea los registros.',
      unit: 'ops',
      stacked: true,
      queries: [{ expr: perSecond('graphql_errors_total', 'code'), legend: '{{code}}' }],
    }),
    series({
      title: 'Tiempo de respuesta, por campo (p95)',
      shows: 'El 95 % de las operaciones de cada campo se contestó en menos de este tiempo.',
      normal: 'menos de 0,3 s. Una mutación se contesta cuando Pulsar la ha guardado.',
      otherwise: 'mutaciones: mire «Tiempo de publicación». Consultas: los servicios de atrás.',
      unit: 's',
      limits: { red: 2 },
      queries: [
        {
          expr: quantile(0.95, 'graphql_operation_duration_seconds', 'field', 'type!="subscription"'),
          legend: '{{field}}',
        },
      ],
    }),
    series({
      title: 'Peticiones a los servicios de atrás',
      shows: 'Lo que el BFF pide a otros servicios por segundo, y qué salió de ello.',
      normal: 'todo ok.',
      otherwise: 'el servicio que falla: mire su fila. El BFF deja vacío ese campo y contesta los demás.',
      unit: 'reqps',
      queries: [
        {
          expr: perSecond('upstream_request_duration_seconds_count', 'upstream, outcome'),
          legend: '{{upstream}} · {{outcome}}',
        },
      ],
    }),
    series({
      title: 'Tiempo de los servicios de atrás (p95)',
      shows: 'Lo que tardan otros servicios en contestar al BFF, cuando contestan.',
      normal: 'menos de 0,1 s.',
      otherwise: 'mire la CPU y la base de datos de ese servicio.',
      unit: 's',
      queries: [
        {
          expr: quantile(0.95, 'upstream_request_duration_seconds', 'upstream', 'outcome="ok"'),
          legend: '{{upstream}}',
        },
      ],
    }),
    series({
      title: 'Flujos abiertos',
      shows: 'Clientes que siguen eventos en vivo, por `/stream` o por suscripción de GraphQL.',
      normal: 'sigue la actividad; cada proceso acepta hasta 1.000.',
      otherwise: 'cerca del máximo, los nuevos reciben un rechazo: hacen falta réplicas.',
      unit: 'short',
      queries: [{ expr: 'sum by (kind) (bff_streams_open)', legend: '{{kind}}' }],
    }),
  ],
};
