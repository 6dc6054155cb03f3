import { eliminar } from '@propalpes/seedwork/domain/ciclo-de-vida';
import { solicitudDe, type ComandoCompania } from './comando.js';

export const eliminarCompania: ComandoCompania<'EliminarCompania'> = {
  decide: (compania, comando) => eliminar(compania, null, solicitudDe(comando)),
};
