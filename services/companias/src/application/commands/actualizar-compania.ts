import type { ActualizarCompania } from '@propalpes/schemas/generated/types';
import { actualizacionFallida, actualizar } from '@propalpes/seedwork/domain/ciclo-de-vida';
import type { DatosCompania } from '../../domain/compania.js';
import { solicitudDe, type ComandoCompania } from './comando.js';

export const actualizarCompania: ComandoCompania<'ActualizarCompania'> = {
  decide: (compania, comando) =>
    actualizar(compania, cambiosDe(comando.data), comando.data.versionEsperada, solicitudDe(comando)),
  whenDuplicated: (compania, comando) => actualizacionFallida(compania, 'DUPLICADA', solicitudDe(comando)),
};

/** A field that is `null` stays as it is. */
function cambiosDe({ nombre, email, identificacion }: ActualizarCompania): Partial<DatosCompania> {
  const cambios = Object.entries({ nombre, email, identificacion }).filter(([, valor]) => valor !== null);
  return Object.fromEntries(cambios);
}
