import type { DatosPropiedad } from './datos-propiedad.js';
import { falta, type ReglaDe } from './regla.js';

export const propiedadSinNombre: ReglaDe<DatosPropiedad> = ({ nombre }) =>
  falta(nombre) ? { codigo: 'PROPIEDAD_SIN_NOMBRE', mensaje: 'La propiedad no tiene nombre.' } : undefined;
