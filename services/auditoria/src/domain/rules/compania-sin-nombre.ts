import type { DatosAuditados } from './datos-compania.js';
import { falta, type ReglaDe } from './regla.js';

export const companiaSinNombre: ReglaDe<DatosAuditados> = ({ nombre }) =>
  falta(nombre) ? { codigo: 'COMPANIA_SIN_NOMBRE', mensaje: 'La compañía no tiene nombre.' } : undefined;
