import { serviceCharts } from '@propalpes/local/charts/charts';
import { type Board, stat } from '../../board.js';
import { chosen, recentQuantile, zeroOf } from '../../promql.js';
import { bff } from './bff.js';
import { datos } from './datos.js';
import { http } from './http.js';
import { procesos } from './procesos.js';

/** Of a service without any process Prometheus has nothing that could be 0. */
const gone = serviceCharts.map((job) => `absent(up{job="${job}"})`).join(' or ');

/** Of a BFF that nobody asks there is no rate of failures. */
const none = zeroOf('job="bff-web"');

export const servicios: Board = {
  name: 'servicios',
  title: 'Servicios',
  description:
    'Peticiones, errores y tiempos de cada servicio, lo que piden a otros y a la base de datos, y sus procesos.',
  choosesJobs: true,
  rows: [
    {
      title: '¿Va bien?',
      tiles: [
        stat({
          title: 'Procesos que no contestan',
          shows: 'Procesos a los que Prometheus no llega, y servicios nuestros de los que no ve ninguno.',
          normal: '0; durante un despliegue, uno o dos un momento.',
          otherwise: '`kubectl get pods` dice cuál: mire sus registros y sus reinicios.',
          unit: 'short',
          decimals: 0,
          limits: { red: 1 },
          queries: [{ expr: `count(up{${chosen}} == 0 or ${gone}) or 0 * count(up{${chosen}})` }],
        }),
        stat({
          title: 'GraphQL que falla',
          shows:
            'De lo que se pidió al BFF en 5 minutos, qué parte falló por culpa nuestra. Lo mal pedido no cuenta.',
          normal: 'menos del 0,1 %.',
          otherwise: 'runbook PresupuestoDeErroresAgotandose; «Errores por código» dice qué falla.',
          unit: 'percentunit',
          decimals: 2,
          limits: { orange: 0.001, red: 0.0144 },
          queries: [{ expr: `max(job:graphql_failed_operations:ratio_rate5m >= 0) or ${none}` }],
        }),
        stat({
          title: 'Gasto de errores (1 h)',
          shows:
            'A qué ritmo se gasta el presupuesto de errores: con 1 dura justo los 30 días, con 14,4 dos días.',
          normal: 'menos de 1.',
          otherwise: 'runbook PresupuestoDeErroresAgotandose: desde 14,4 avisa a alguien enseguida.',
          unit: 'short',
          decimals: 1,
          limits: { orange: 1, red: 14.4 },
          queries: [{ expr: `max(job:graphql_failed_operations:ratio_rate1h >= 0) / 0.001 or ${none}` }],
        }),
        stat({
          title: 'Respuesta (p95)',
          shows: 'En 5 minutos, el 95 % de las consultas y mutaciones se contestó en menos de este tiempo.',
          normal: 'menos de 0,3 s.',
          otherwise: 'mire qué campo va lento y los tiempos de los servicios de atrás.',
          unit: 's',
          limits: { orange: 0.3, red: 2 },
          whenEmpty: 'sin actividad',
          queries: [
            { expr: recentQuantile(0.95, 'graphql_operation_duration_seconds', 'type!="subscription"') },
          ],
        }),
        stat({
          title: 'Base de datos',
          shows: 'Si todos los servicios tienen conexión con su base de datos.',
          normal: 'conectada.',
          otherwise: 'lo aceptado espera y nada se pierde; mire el pod de MongoDB y el panel «Conexión».',
          unit: 'short',
          words: { '0': 'sin conexión', '1': 'conectada' },
          limits: { greenFrom: 1 },
          queries: [{ expr: `min(propalpes_database_connected{${chosen}})` }],
        }),
      ],
    },
    bff,
    http,
    datos,
    procesos,
  ],
};
