import type { DatosAuditados } from './datos-compania.js';
import { falta, type ReglaDe } from './regla.js';

export const companiaSinIdentificacion: ReglaDe<DatosAuditados> = ({ identificacion }) =>
  falta(identificacion)
    ? { codigo: 'COMPANIA_SIN_IDENTIFICACION', mensaje: 'La compañía no tiene identificación (NIT).' }
    : undefined;
