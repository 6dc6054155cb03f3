import type { DatosPropiedad } from './datos-propiedad.js';
import type { ReglaDe } from './regla.js';

/** `conocido`: whether the NIT belongs to a company that is pending or approved. No NIT belongs to nobody. */
export const nitDesconocido =
  (conocido: boolean): ReglaDe<DatosPropiedad> =>
  () =>
    conocido
      ? undefined
      : { codigo: 'NIT_DESCONOCIDO', mensaje: 'El NIT no pertenece a ninguna compañía conocida.' };
