import { leerGrados } from '../coordenada.js';
import type { DatosGeograficos } from './datos-geograficos.js';
import { falta, type ReglaDe } from './regla.js';

export const longitudNoNumerica: ReglaDe<DatosGeograficos> = ({ longitud }) =>
  falta(longitud) || leerGrados(longitud) !== undefined
    ? undefined
    : { codigo: 'LONGITUD_NO_NUMERICA', mensaje: 'La longitud debe ser un número, en grados decimales.' };
