import { crear, crearDuplicado } from '@propalpes/seedwork/domain/ciclo-de-vida';
import type { DatosCompania } from '../../domain/compania.js';
import { solicitudDe, type Comando, type ComandoCompania } from './comando.js';

export const crearCompania: ComandoCompania<'CrearCompania'> = {
  creates: true,
  decide: (compania, comando) => crear(compania, datosDe(comando), solicitudDe(comando)),
  whenDuplicated: (compania, comando) => crearDuplicado(compania, solicitudDe(comando)),
};

function datosDe({ data: { nombre, email, identificacion } }: Comando<'CrearCompania'>): DatosCompania {
  return { nombre, email, identificacion };
}
