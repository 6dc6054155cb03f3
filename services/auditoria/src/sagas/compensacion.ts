import { conPaso, type Operacion } from '../domain/operacion.js';
import { esperar, terminar, type Cambio } from './cambio.js';
import type { Mensaje } from './mensajes.js';
import type { Saga } from './saga.js';

/**
 * Undoes, in one write, every step that is not known to have failed: also those that nobody has answered yet. The
 * commands about one aggregate stay in order, and a deletion leaves a tombstone that no late creation gets past.
 */
export function compensar(saga: Saga, operacion: Operacion, motivo: string | null): Cambio {
  const compensations = pending(saga, operacion).flatMap(({ compensation }) => compensation ?? []);
  if (compensations.length === 0) return terminar(operacion, 'FALLIDA', motivo);
  return {
    operacion: { ...operacion, estado: 'COMPENSANDO', motivo, plazo: null, memoria: {} },
    ordenes: compensations.map(({ sends }) => sends(operacion)),
  };
}

/** What cannot be undone is not cancelled. */
export const cancelar = (saga: Saga, operacion: Operacion): Cambio | undefined =>
  pending(saga, operacion).length === 0 ? undefined : compensar(saga, operacion, 'CANCELADA');

/** While an operation is undone, it hears of nothing else: whatever else is answered is undone, too. */
export function compensado(saga: Saga, operacion: Operacion, { type, time }: Mensaje): Cambio | undefined {
  const step = pending(saga, operacion).find(({ compensation }) => compensation?.succeedsOn === type);
  if (!step) return undefined;
  const deshecha = conPaso(operacion, step.nombre, 'COMPENSADO', time);
  return pending(saga, deshecha).length === 0 ? terminar(deshecha, 'COMPENSADA') : esperar(deshecha);
}

/** The steps that can be undone, have not failed and are not undone. */
function pending(saga: Saga, { pasos }: Operacion) {
  const over = new Set(
    pasos.filter(({ estado }) => estado === 'FALLIDO' || estado === 'COMPENSADO').map(({ nombre }) => nombre),
  );
  return saga.steps.filter(({ nombre, compensation }) => compensation && !over.has(nombre));
}
