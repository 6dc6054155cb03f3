import { identificacionCatastralMalFormada } from './identificacion-catastral-mal-formada.js';
import { nitDesconocido } from './nit-desconocido.js';
import { propiedadSinIdentificacionCatastral } from './propiedad-sin-identificacion-catastral.js';
import { propiedadSinNombre } from './propiedad-sin-nombre.js';

/** All that a property must satisfy to be approved. `nitConocido`: whether its NIT belongs to a company. */
export const reglasPropiedad = (nitConocido: boolean) => [
  propiedadSinNombre,
  propiedadSinIdentificacionCatastral,
  identificacionCatastralMalFormada,
  nitDesconocido(nitConocido),
];
