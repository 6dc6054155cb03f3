import type { DatosCompania } from './datos-compania.js';
import { falta, type ReglaDe } from './regla.js';

export const companiaSinEmail: ReglaDe<DatosCompania> = ({ email }) =>
  falta(email)
    ? { codigo: 'COMPANIA_SIN_EMAIL', mensaje: 'La compañía no tiene correo electrónico.' }
    : undefined;
