import { conPaso, type Operacion } from '../domain/operacion.js';
import { Audit, type Criterios } from './audit.js';
import type { Stage } from './saga.js';

export const isAudits = (stage: Stage | undefined): stage is readonly Audit[] => stage?.[0] instanceof Audit;

/** The NIT that a stage must know about. */
export const nitOf = (stage: Stage | undefined, { memoria }: Operacion): string | undefined =>
  isAudits(stage) ? stage.map((row) => row.nitOf(memoria)).find((nit) => nit !== undefined) : undefined;

/** The operation with every audit of the stage done. One that finds a broken rule shows as failed. */
export function auditar(
  stage: readonly Audit[],
  operacion: Operacion,
  criterios: Criterios,
  ahora: number,
): Operacion {
  return stage.reduce((previa, { nombre, judge }) => {
    const reglas = judge(operacion.memoria, criterios);
    const auditada = conPaso(previa, nombre, reglas.length === 0 ? 'HECHO' : 'FALLIDO', ahora);
    return { ...auditada, reglasFallidas: [...previa.reglasFallidas, ...reglas] };
  }, operacion);
}
