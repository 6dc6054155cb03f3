import { type Board, stat } from '../../board.js';
import { recentQuantile } from '../../promql.js';
import { operaciones } from './operaciones.js';
import { reglas } from './reglas.js';

const open = 'propalpes_operations_open{job="auditoria", estado="EN_CURSO"}';
const oldest = (estado: string) =>
  `max(propalpes_operations_oldest_age_seconds{job="auditoria", estado="${estado}"})`;
const ended = (matchers: string) => `sum(increase(propalpes_operations_ended_total{${matchers}}[15m]))`;

export const negocio: Board = {
  name: 'negocio',
  title: 'Negocio',
  description:
    'Lo que piden los usuarios: cuántas operaciones hay, cómo terminan, cuánto tardan y por qué se rechazan.',
  rows: [
    {
      title: '¿Va bien?',
      tiles: [
        stat({
          title: 'En curso',
          shows: 'Operaciones que comenzaron y no han terminado.',
          normal: 'pocas, y van cambiando: casi todas terminan en menos de un segundo.',
          otherwise: 'si crece sin parar, mire «Mensajería»: algún servicio no da abasto o está detenido.',
          unit: 'short',
          decimals: 0,
          queries: [{ expr: `sum(max by (tipo) (${open}))` }],
        }),
        stat({
          title: 'En curso desde',
          shows: 'Hace cuánto comenzó la operación en curso más antigua; 0 si no hay ninguna.',
          normal: 'menos de 30 s, que es cuando se avisa al usuario de que va tarde.',
          otherwise: 'siga el runbook OperacionAntigua; `npm run tools -- operaciones list` dice cuáles son.',
          unit: 's',
          decimals: 1,
          limits: { orange: 30, red: 900 },
          queries: [{ expr: oldest('EN_CURSO') }],
        }),
        stat({
          title: 'Deshaciéndose desde',
          shows: 'Hace cuánto comenzó a deshacerse la operación que más lleva en ello; 0 si no hay ninguna.',
          normal: '0 s, o unos segundos.',
          otherwise: 'siga el runbook CompensacionAtascada: mientras dure, sus claves siguen ocupadas.',
          unit: 's',
          decimals: 1,
          limits: { orange: 60, red: 120 },
          queries: [{ expr: oldest('COMPENSANDO') }],
        }),
        stat({
          title: 'Completadas (15 min)',
          shows: 'De las operaciones que terminaron en 15 minutos, qué parte hizo lo que se pedía.',
          normal:
            'depende de lo que pidan los usuarios: lo mal pedido termina RECHAZADA o FALLIDA, y eso está bien.',
          otherwise: 'si baja de golpe, mire «Reglas incumplidas» y qué versión se desplegó.',
          unit: 'percentunit',
          decimals: 0,
          whenEmpty: 'sin actividad',
          queries: [{ expr: `${ended('estado="COMPLETADA"')} / (${ended('')} > 0)` }],
        }),
        stat({
          title: 'De principio a fin (p95)',
          shows: 'En 5 minutos, el 95 % de las operaciones terminó en menos de este tiempo.',
          normal: 'menos de 2 s.',
          otherwise:
            'mire «Mensajería»: la espera por turno y la edad de los mensajes dicen en qué servicio se va el tiempo.',
          unit: 's',
          limits: { orange: 5, red: 30 },
          whenEmpty: 'sin actividad',
          queries: [{ expr: recentQuantile(0.95, 'propalpes_operation_duration_seconds') }],
        }),
      ],
    },
    operaciones,
    reglas,
  ],
};
