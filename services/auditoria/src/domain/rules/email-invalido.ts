import type { DatosCompania } from './datos-compania.js';
import { falta, type ReglaDe } from './regla.js';

const MAX = 254;
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

export const emailInvalido: ReglaDe<DatosCompania> = ({ email }) => {
  if (email === null || falta(email)) return undefined;
  const texto = email.trim();
  if (texto.length <= MAX && EMAIL.test(texto)) return undefined;
  return { codigo: 'EMAIL_INVALIDO', mensaje: 'El correo electrónico no tiene una forma válida.' };
};
