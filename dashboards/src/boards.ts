import type { Board } from './board.js';
import { escalado } from './boards/escalado/escalado.js';
import { mensajeria } from './boards/mensajeria/mensajeria.js';
import { negocio } from './boards/negocio/negocio.js';
import { operador } from './boards/operador/operador.js';
import { servicios } from './boards/servicios/servicios.js';

/** All of them. */
export const boards: readonly Board[] = [negocio, mensajeria, servicios, escalado, operador];
