import { approval } from '@propalpes/seedwork/application/registro-handlers';
import { sinDatos } from '../../domain/propiedad.js';
import type { ComandoPropiedad } from './comando.js';

export const aprobarPropiedad: ComandoPropiedad<'AprobarPropiedad'> = approval(sinDatos);
