import type { DatosGeograficos } from './datos-geograficos.js';
import { falta, type ReglaDe } from './regla.js';

export const sinLongitud: ReglaDe<DatosGeograficos> = ({ longitud }) =>
  falta(longitud) ? { codigo: 'SIN_LONGITUD', mensaje: 'La propiedad no tiene longitud.' } : undefined;
