import type { Solicitud } from '../../src/domain/ciclo-de-vida.js';
import type { Estado, Registro } from '../../src/domain/registro.js';

/** The smallest data that has a unique key. */
export interface Datos {
  readonly llave: string | null;
}

export const vacio: Datos = { llave: null };
export const ID = '0197a2b4-7c1e-7000-8000-000000000001';

export const solicitud = (ahora = 2000): Solicitud<Datos> => ({ id: ID, ahora, vacio });

/** At version 5, its data last changed at version 4. */
export function registro(estado: Estado, cambio: Partial<Registro<Datos>> = {}): Registro<Datos> {
  return {
    id: ID,
    version: 5,
    estado,
    datos: { llave: 'a' },
    versionDatos: 4,
    motivo: null,
    reglasFallidas: [],
    fechaCreacion: 1000,
    fechaActualizacion: 1000,
    ...cambio,
  };
}
