import { rejection } from '@propalpes/seedwork/application/registro-handlers';
import { sinDatos } from '../../domain/datos-geograficos.js';
import type { ComandoDatosGeograficos } from './comando.js';

export const rechazarDatosGeograficos: ComandoDatosGeograficos<'RechazarDatosGeograficos'> =
  rejection(sinDatos);
