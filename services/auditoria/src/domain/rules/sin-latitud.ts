import type { DatosGeograficos } from './datos-geograficos.js';
import { falta, type ReglaDe } from './regla.js';

export const sinLatitud: ReglaDe<DatosGeograficos> = ({ latitud }) =>
  falta(latitud) ? { codigo: 'SIN_LATITUD', mensaje: 'La propiedad no tiene latitud.' } : undefined;
