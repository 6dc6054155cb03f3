import { type Row, series } from '../../board.js';
import { chosen, perSecond, quantile } from '../../promql.js';

/** What somebody asked for: probes and scrapes are many where there is little else, and quick. */
const asked = `${chosen}, route!~"/healthz|/readyz|/metrics"`;

export const http: Row = {
  title: 'HTTP',
  tiles: [
    series({
      title: 'Peticiones, por servicio',
      shows: 'Peticiones por segundo que contesta cada servicio, también las de salud y métricas.',
      normal: 'sigue la actividad.',
      otherwise: 'una caída a 0 es un servicio que no está; un salto, un cliente que insiste.',
      unit: 'reqps',
      queries: [{ expr: perSecond('http_request_duration_seconds_count', 'job', chosen), legend: '{{job}}' }],
    }),
    series({
      title: 'Respuestas que no son 2xx',
      shows: 'Respuestas por segundo según la clase de su código. 4xx es del cliente; 5xx es nuestro.',
      normal: 'ninguna 5xx; alguna 4xx.',
      otherwise: '5xx: mire los registros de ese servicio y si tiene base de datos y Pulsar.',
      unit: 'reqps',
      queries: [
        {
          expr: perSecond('http_request_duration_seconds_count', 'job, status', `${chosen}, status!~"2.*"`),
          legend: '{{job}} · {{status}}',
        },
      ],
    }),
    series({
      title: 'Tiempo de respuesta, por servicio (p95)',
      shows: 'El 95 % de las peticiones se contestó en menos de este tiempo.',
      normal: 'menos de 0,1 s.',
      otherwise: 'compare con la base de datos y con el retraso del bucle de eventos.',
      unit: 's',
      queries: [{ expr: quantile(0.95, 'http_request_duration_seconds', 'job', asked), legend: '{{job}}' }],
    }),
  ],
};
