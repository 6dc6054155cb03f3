import type { DatosCompania } from './rules/datos-compania.js';
import type { DatosGeograficos } from './rules/datos-geograficos.js';
import type { DatosPropiedad } from './rules/datos-propiedad.js';

export interface Recuerdo<D> {
  /** Of the aggregate; 0 while it is not there yet. */
  readonly version: number;
  readonly datos: D;
}

/** What an operation keeps of each aggregate until it is judged. Then it forgets: the data may be personal. */
export interface Memoria {
  readonly compania?: Recuerdo<DatosCompania>;
  readonly propiedad?: Recuerdo<DatosPropiedad>;
  readonly geografico?: Recuerdo<DatosGeograficos>;
}

export type Agregado = keyof Memoria;

/** A saga that asks for what it was never told is a bug. */
export function recordado<A extends Agregado>(memoria: Memoria, agregado: A): NonNullable<Memoria[A]> {
  const recuerdo = memoria[agregado];
  if (!recuerdo) throw new Error(`nothing is known of ${agregado}`);
  return recuerdo;
}
