import { rejection } from '@propalpes/seedwork/application/registro-handlers';
import { sinDatos } from '../../domain/propiedad.js';
import type { ComandoPropiedad } from './comando.js';

export const rechazarPropiedad: ComandoPropiedad<'RechazarPropiedad'> = rejection(sinDatos);
