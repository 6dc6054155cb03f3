import type { Operacion } from '@propalpes/auditoria/domain/operacion';
import {
  operacionMapping,
  operacionModel,
  type OperacionDocument,
} from '@propalpes/auditoria/infrastructure/operacion-repository';
import { available } from '@propalpes/seedwork/persistence/failures';
import { WITHOUT_RECEIPTS } from '@propalpes/seedwork/persistence/pages';
import { Refused } from '../cli/refused.js';
import { table } from '../cli/table.js';
import type { Workshop } from '../workshop.js';
import type { Filter } from '../stores.js';

/** The oldest first: those that somebody must look at. */
export async function listOperaciones(workshop: Workshop, filter: Filter, max: number): Promise<void> {
  const operaciones = await read(workshop, filter, max);
  const now = Date.now();
  const rows = operaciones.map(({ id, tipo, estado, fechaCreacion, pasos, motivo }) => [
    id,
    tipo,
    estado,
    age(now - fechaCreacion),
    (estado === 'EN_CURSO' && pasos.find((paso) => paso.estado === 'PENDIENTE')?.nombre) || '-',
    motivo ?? '-',
  ]);
  for (const line of table(['id', 'tipo', 'estado', 'age', 'waits for', 'motivo'], rows)) workshop.say(line);
}

export async function showOperacion(workshop: Workshop, id: string): Promise<void> {
  const [operacion] = await read(workshop, { _id: { $in: [id] } }, 1);
  if (!operacion) throw new Refused(`there is no operation ${id}, or its first event has not arrived`);
  for (const line of linesOf(operacion)) workshop.say(line);
}

async function read(workshop: Workshop, filter: Filter, max: number): Promise<Operacion[]> {
  const model = operacionModel(await workshop.database('auditoria'));
  const query = model.find(filter).select(WITHOUT_RECEIPTS).sort({ fechaCreacion: 1, _id: 1 }).limit(max);
  const documents = await available('list', () => query.lean<OperacionDocument[]>().exec());
  return documents.map((document) => operacionMapping.toState(document));
}

function linesOf({ id, tipo, estado, agregadoId, motivo, plazo, ...operacion }: Operacion): string[] {
  const { pasos, reglasFallidas, bitacora } = operacion;
  return [
    `${tipo} ${id}: ${estado}${motivo === null ? '' : ` (${motivo})`}`,
    `agregado ${agregadoId}`,
    ...(plazo ? [`${plazo.tipo} ${instant(plazo.vence)}`] : []),
    ...reglasFallidas.map(({ codigo, mensaje }) => `${codigo}: ${mensaje}`),
    '',
    ...table(
      ['paso', 'estado', 'fecha', 'motivo'],
      pasos.map((paso) => [paso.nombre, paso.estado, instant(paso.fecha), paso.motivo ?? '-']),
    ),
    '',
    ...table(
      ['fecha', 'causa', 'mensaje', 'estado'],
      bitacora.map((it) => [instant(it.fecha), it.causa, it.mensajeId, it.estado]),
    ),
  ];
}

const instant = (ms: number | null): string => (ms === null ? '-' : new Date(ms).toISOString());

/** In the largest unit that it fills. */
export function age(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 60) return `${seconds}s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)}h`;
  return `${Math.floor(seconds / 86_400)}d`;
}
