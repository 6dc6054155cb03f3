import type { DatosCompania } from './datos-compania.js';
import { falta, type ReglaDe } from './regla.js';

export const companiaSinIdentificacion: ReglaDe<DatosCompania> = ({ identificacion }) =>
  falta(identificacion)
    ? { codigo: 'COMPANIA_SIN_IDENTIFICACION', mensaje: 'La compañía no tiene identificación (NIT).' }
    : undefined;
