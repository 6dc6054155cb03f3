import { digitoDeVerificacion, leerNit } from '../nit.js';
import type { DatosCompania } from './datos-compania.js';
import type { ReglaDe } from './regla.js';

export const nitDigitoIncorrecto: ReglaDe<DatosCompania> = ({ identificacion }) => {
  const nit = leerNit(identificacion ?? '');
  if (!nit || nit.digito === digitoDeVerificacion(nit.numero)) return undefined;
  return { codigo: 'NIT_DIGITO_INCORRECTO', mensaje: 'El dígito de verificación del NIT no corresponde.' };
};
