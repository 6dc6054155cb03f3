import type { Solicitud } from '../../src/domain/ciclo-de-vida.js';
import type { Estado, Registro } from '../../src/domain/registro.js';
import { ID, registroCon } from '../../testing/registros.js';

/** The smallest data that has a unique key. */
export interface Datos {
  readonly llave: string | null;
}

export const vacio: Datos = { llave: null };

export const solicitud = (ahora = 2000): Solicitud<Datos> => ({ id: ID, ahora, vacio });

/** At version 5, its data last changed at version 4. */
export const registro = (estado: Estado, cambio: Partial<Registro<Datos>> = {}): Registro<Datos> =>
  registroCon<Datos>({ llave: 'a' }, { estado, ...cambio });
