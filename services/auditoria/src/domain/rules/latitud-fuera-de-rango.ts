import { existe, leerGrados } from '../coordenada.js';
import type { DatosGeograficos } from './datos-geograficos.js';
import type { ReglaDe } from './regla.js';

export const latitudFueraDeRango: ReglaDe<DatosGeograficos> = ({ latitud }) => {
  const grados = leerGrados(latitud);
  if (grados === undefined || existe('latitud', grados)) return undefined;
  return { codigo: 'LATITUD_FUERA_DE_RANGO', mensaje: 'La latitud debe estar entre -90 y 90 grados.' };
};
