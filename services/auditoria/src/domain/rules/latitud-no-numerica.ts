import { leerGrados } from '../coordenada.js';
import type { DatosGeograficos } from './datos-geograficos.js';
import { falta, type ReglaDe } from './regla.js';

export const latitudNoNumerica: ReglaDe<DatosGeograficos> = ({ latitud }) =>
  falta(latitud) || leerGrados(latitud) !== undefined
    ? undefined
    : { codigo: 'LATITUD_NO_NUMERICA', mensaje: 'La latitud debe ser un número, en grados decimales.' };
