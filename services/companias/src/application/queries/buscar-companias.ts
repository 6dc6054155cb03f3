import {
  llaveBuscada,
  visibles,
  type FiltroRegistros,
} from '@propalpes/seedwork/application/filtro-registros';
import type { PageRequest, RegistroFinder } from '@propalpes/seedwork/application/registro-finder';
import type { Compania, DatosCompania } from '../../domain/compania.js';

export interface FiltroCompanias extends FiltroRegistros {
  /** With or without dots and hyphens. */
  readonly identificacion?: string | undefined;
}

export function buscarCompanias(
  companias: RegistroFinder<DatosCompania>,
  { identificacion, ...filtro }: FiltroCompanias,
  page: PageRequest,
): Promise<Compania[]> {
  return companias.list({ ...visibles(filtro), llave: llaveBuscada(identificacion) }, page);
}
