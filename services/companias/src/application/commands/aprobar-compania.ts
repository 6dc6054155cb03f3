import { approval } from '@propalpes/seedwork/application/registro-handlers';
import { sinDatos } from '../../domain/compania.js';
import type { ComandoCompania } from './comando.js';

export const aprobarCompania: ComandoCompania<'AprobarCompania'> = approval(sinDatos);
