import type { Operacion } from '../domain/operacion.js';
import { terminar, type Cambio } from './cambio.js';
import type { Saga } from './saga.js';
import type { Salida } from './step.js';

interface Refusal {
  readonly means: Salida;
  readonly motivo: string | null;
}

/** What was refused, in the order of the table. */
function refusalsOf(saga: Saga, { pasos }: Operacion): Refusal[] {
  const fallidos = new Map(
    pasos.filter(({ estado }) => estado === 'FALLIDO').map(({ nombre, motivo }) => [nombre, motivo]),
  );
  return saga.steps.flatMap((step) => {
    const motivo = fallidos.get(step.nombre);
    return motivo === undefined ? [] : { means: step.meaningOf(motivo), motivo };
  });
}

/** The refusal because of which the operation is undone. */
export const fatalRefusal = (saga: Saga, operacion: Operacion): Refusal | undefined =>
  refusalsOf(saga, operacion).find(({ means }) => means === 'COMPENSAR');

/** Every step has its answer, and nothing must be undone. */
export function concluir(saga: Saga, operacion: Operacion): Cambio {
  const [refusal] = refusalsOf(saga, operacion);
  if (refusal?.means === 'SUSTITUIDA' || refusal?.means === 'FALLIDA')
    return terminar(operacion, refusal.means, refusal.motivo);
  return terminar(operacion, operacion.reglasFallidas.length === 0 ? 'COMPLETADA' : 'RECHAZADA');
}
