import {
  llaveBuscada,
  visibles,
  type FiltroRegistros,
} from '@propalpes/seedwork/application/filtro-registros';
import type { PageRequest, RegistroFinder } from '@propalpes/seedwork/application/registro-finder';
import type { Compania, DatosCompania } from '../../domain/compania.js';

export interface FiltroCompanias extends FiltroRegistros {
  /** Any of them, with or without dots and hyphens. */
  readonly identificaciones?: readonly string[] | undefined;
}

export function buscarCompanias(
  companias: RegistroFinder<DatosCompania>,
  { identificaciones, ...filtro }: FiltroCompanias,
  page: PageRequest,
): Promise<Compania[]> {
  return companias.list({ ...visibles(filtro), llaves: identificaciones?.map(llaveBuscada) }, page);
}
