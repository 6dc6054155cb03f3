import { creation } from '@propalpes/seedwork/application/registro-handlers';
import { sinDatos } from '../../domain/datos-geograficos.js';
import type { ComandoDatosGeograficos } from './comando.js';

export const crearDatosGeograficos: ComandoDatosGeograficos<'CrearDatosGeograficos'> = creation(sinDatos);
