import { type Row, series } from '../../board.js';
import { perSecond, quantile } from '../../promql.js';

export const operaciones: Row = {
  title: 'Operaciones',
  tiles: [
    series({
      title: 'Comienzan, por tipo',
      shows: 'Operaciones que comienzan por segundo, según lo que se pidió.',
      normal: 'sigue la actividad de los usuarios.',
      otherwise: 'si cae a 0 mientras el BFF acepta peticiones («Servicios»), auditoria no recibe eventos.',
      unit: 'ops',
      stacked: true,
      queries: [{ expr: perSecond('propalpes_operations_started_total', 'tipo'), legend: '{{tipo}}' }],
    }),
    series({
      title: 'Terminan, por estado final',
      shows: 'Operaciones que terminan por segundo, según cómo terminan.',
      normal: 'en suma, tantas como las que comienzan; casi todas COMPLETADA.',
      otherwise:
        'muchas RECHAZADA o FALLIDA: mire las reglas; COMPENSADA: la mitad de una propiedad no se pudo registrar.',
      unit: 'ops',
      stacked: true,
      queries: [{ expr: perSecond('propalpes_operations_ended_total', 'estado'), legend: '{{estado}}' }],
    }),
    series({
      title: 'Abiertas, por estado',
      shows: 'Operaciones que no han terminado. Se cuentan en la base de datos, hasta 10.000 de cada estado.',
      normal: 'pocas y sin crecer.',
      otherwise: 'si crece, compare con «Terminan»: o llega más de lo que se atiende, o algo está detenido.',
      unit: 'short',
      stacked: true,
      queries: [
        {
          expr: 'sum by (estado) (max by (tipo, estado) (propalpes_operations_open{job="auditoria"}))',
          legend: '{{estado}}',
        },
      ],
    }),
    series({
      title: 'Edad de la más antigua, por estado',
      shows: 'Cuánto lleva en cada estado la operación que más lleva en él.',
      normal: 'cerca de 0, con picos de pocos segundos.',
      otherwise:
        'una recta que sube es una operación que no avanza: runbook OperacionAntigua o CompensacionAtascada.',
      unit: 's',
      limits: { orange: 30, red: 120 },
      queries: [
        {
          expr: 'max by (estado) (propalpes_operations_oldest_age_seconds{job="auditoria"})',
          legend: '{{estado}}',
        },
      ],
    }),
    series({
      title: 'De principio a fin',
      shows:
        'Tiempo desde el primer mensaje de una operación hasta el que la termina: la mitad, el 95 % y el 99 %.',
      normal: 'la mitad en menos de 0,5 s.',
      otherwise: 'si suben las tres, va lento todo; si solo el p99, unas pocas esperan: mire los reintentos.',
      unit: 's',
      queries: [0.5, 0.95, 0.99].map((q) => ({
        expr: quantile(q, 'propalpes_operation_duration_seconds'),
        legend: `p${q * 100}`,
      })),
    }),
    series({
      title: 'De principio a fin, por tipo (p95)',
      shows: 'El mismo tiempo, según lo que se pidió.',
      normal: 'registrar una propiedad tarda más que lo demás: pasa por tres servicios.',
      otherwise: 'el tipo que sube dice qué servicio mirar en «Mensajería».',
      unit: 's',
      queries: [{ expr: quantile(0.95, 'propalpes_operation_duration_seconds', 'tipo'), legend: '{{tipo}}' }],
    }),
  ],
};
