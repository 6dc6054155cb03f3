import { contiene, existe, leerGrados, type Caja, type Eje } from '../coordenada.js';
import type { DatosGeograficos } from './datos-geograficos.js';
import type { ReglaDe } from './regla.js';

/** A coordinate that is nowhere on earth breaks another rule already. */
export const fueraDelPais = (caja: Caja): ReglaDe<DatosGeograficos> => {
  const fuera = (eje: Eje, texto: string | null): boolean => {
    const grados = leerGrados(texto);
    return grados !== undefined && existe(eje, grados) && !contiene(caja, eje, grados);
  };
  return ({ latitud, longitud }) =>
    fuera('latitud', latitud) || fuera('longitud', longitud)
      ? { codigo: 'FUERA_DEL_PAIS', mensaje: 'Las coordenadas están fuera del país.' }
      : undefined;
};
