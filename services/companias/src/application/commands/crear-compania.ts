import { creation } from '@propalpes/seedwork/application/registro-handlers';
import { sinDatos } from '../../domain/compania.js';
import type { ComandoCompania } from './comando.js';

export const crearCompania: ComandoCompania<'CrearCompania'> = creation(sinDatos);
