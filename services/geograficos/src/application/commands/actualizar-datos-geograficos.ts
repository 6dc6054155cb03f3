import { update } from '@propalpes/seedwork/application/registro-handlers';
import { sinDatos } from '../../domain/datos-geograficos.js';
import type { ComandoDatosGeograficos } from './comando.js';

export const actualizarDatosGeograficos: ComandoDatosGeograficos<'ActualizarDatosGeograficos'> =
  update(sinDatos);
