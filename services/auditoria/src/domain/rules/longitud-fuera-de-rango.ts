import { existe, leerGrados } from '../coordenada.js';
import type { DatosGeograficos } from './datos-geograficos.js';
import type { ReglaDe } from './regla.js';

export const longitudFueraDeRango: ReglaDe<DatosGeograficos> = ({ longitud }) => {
  const grados = leerGrados(longitud);
  if (grados === undefined || existe('longitud', grados)) return undefined;
  return { codigo: 'LONGITUD_FUERA_DE_RANGO', mensaje: 'La longitud debe estar entre -180 y 180 grados.' };
};
