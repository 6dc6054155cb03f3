import { leerNit } from '../nit.js';
import type { DatosCompania } from './datos-compania.js';
import { falta, type ReglaDe } from './regla.js';

export const nitMalFormado: ReglaDe<DatosCompania> = ({ identificacion }) =>
  identificacion === null || falta(identificacion) || leerNit(identificacion)
    ? undefined
    : {
        codigo: 'NIT_MAL_FORMADO',
        mensaje: 'El NIT debe tener de 5 a 15 dígitos y un dígito de verificación.',
      };
