import { conPaso, type Operacion } from '../domain/operacion.js';
import type { Evento } from './mensajes.js';
import { recuerdosDe } from './recuerdos.js';
import type { Saga } from './saga.js';
import { Step } from './step.js';

/** The operation with the answer to one of its steps; `undefined` where nobody waits for it, or not any more. */
export function responder(saga: Saga, operacion: Operacion, evento: Evento): Operacion | undefined {
  const step = pendingSteps(saga, operacion).find(({ answers }) => answers.includes(evento.type));
  if (!step) return undefined;
  const memoria = { ...operacion.memoria, ...recuerdosDe(evento) };
  return step.isSuccess(evento.type)
    ? conPaso({ ...operacion, memoria }, step.nombre, 'HECHO', evento.time)
    : conPaso(operacion, step.nombre, 'FALLIDO', evento.time, motivoDe(evento));
}

function pendingSteps(saga: Saga, operacion: Operacion): readonly Step[] {
  const pendientes = new Set(
    operacion.pasos.filter(({ estado }) => estado === 'PENDIENTE').map(({ nombre }) => nombre),
  );
  const rows = saga.stageOf(operacion) ?? [];
  return rows.filter((row) => row instanceof Step).filter(({ nombre }) => pendientes.has(nombre));
}

const motivoDe = ({ data }: Evento): string | null => ('motivo' in data ? data.motivo : null);
