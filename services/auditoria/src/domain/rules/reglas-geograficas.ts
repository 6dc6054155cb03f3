import type { Caja } from '../coordenada.js';
import { fueraDelPais } from './fuera-del-pais.js';
import { latitudFueraDeRango } from './latitud-fuera-de-rango.js';
import { latitudNoNumerica } from './latitud-no-numerica.js';
import { longitudFueraDeRango } from './longitud-fuera-de-rango.js';
import { longitudNoNumerica } from './longitud-no-numerica.js';
import { sinLatitud } from './sin-latitud.js';
import { sinLongitud } from './sin-longitud.js';

/** All that geographic data must satisfy to be approved. `caja`: where the country is. */
export const reglasGeograficas = (caja: Caja) => [
  sinLatitud,
  latitudNoNumerica,
  latitudFueraDeRango,
  sinLongitud,
  longitudNoNumerica,
  longitudFueraDeRango,
  fueraDelPais(caja),
];
