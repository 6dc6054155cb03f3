import type { DatosCompania } from './datos-compania.js';
import { falta, type ReglaDe } from './regla.js';

export const companiaSinNombre: ReglaDe<DatosCompania> = ({ nombre }) =>
  falta(nombre) ? { codigo: 'COMPANIA_SIN_NOMBRE', mensaje: 'La compañía no tiene nombre.' } : undefined;
