import type { PageRequest } from '@propalpes/seedwork/application/registro-finder';
import type { EstadoOperacion, Operacion } from '../../domain/operacion.js';

/** The query side of operations. All reject with `Unavailable` when the database does not answer. */
export interface OperacionFinder {
  find(id: string): Promise<Operacion | undefined>;
  /** Newest first. */
  list(estado: EstadoOperacion | undefined, page: PageRequest): Promise<Operacion[]>;
  /** The last one on each of the aggregates, in any order. */
  lastOn(agregados: readonly string[]): Promise<Operacion[]>;
}
