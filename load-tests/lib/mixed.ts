import { ask, type patient } from './mutation.ts';
import { newCompania, newPropiedad, serialOf } from './samples.ts';

/** Companies and properties, one as often as the other. */
export function register(nits: readonly string[], patience: typeof patient): void {
  const serial = serialOf(0);
  ask(serial % 2 === 0 ? newCompania(serial) : newPropiedad(serial, nits), patience);
}
