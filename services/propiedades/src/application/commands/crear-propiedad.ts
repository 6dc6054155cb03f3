import { creation } from '@propalpes/seedwork/application/registro-handlers';
import { sinDatos } from '../../domain/propiedad.js';
import type { ComandoPropiedad } from './comando.js';

export const crearPropiedad: ComandoPropiedad<'CrearPropiedad'> = creation(sinDatos);
