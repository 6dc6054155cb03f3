import type { DatosPropiedad } from './datos-propiedad.js';
import { falta, type ReglaDe } from './regla.js';

const CATASTRAL = /^(\d{20}|\d{30})$/;

export const identificacionCatastralMalFormada: ReglaDe<DatosPropiedad> = ({ identificacionCatastral }) =>
  identificacionCatastral === null ||
  falta(identificacionCatastral) ||
  CATASTRAL.test(identificacionCatastral.trim())
    ? undefined
    : {
        codigo: 'IDENTIFICACION_CATASTRAL_MAL_FORMADA',
        mensaje: 'La identificación catastral debe tener 20 o 30 dígitos.',
      };
