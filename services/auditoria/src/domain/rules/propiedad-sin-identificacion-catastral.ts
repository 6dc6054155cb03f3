import type { DatosPropiedad } from './datos-propiedad.js';
import { falta, type ReglaDe } from './regla.js';

export const propiedadSinIdentificacionCatastral: ReglaDe<DatosPropiedad> = ({ identificacionCatastral }) =>
  falta(identificacionCatastral)
    ? {
        codigo: 'PROPIEDAD_SIN_IDENTIFICACION_CATASTRAL',
        mensaje: 'La propiedad no tiene identificación catastral.',
      }
    : undefined;
