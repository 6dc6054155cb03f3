import {
  llaveBuscada,
  visibles,
  type FiltroRegistros,
} from '@propalpes/seedwork/application/filtro-registros';
import type { PageRequest, RegistroFinder } from '@propalpes/seedwork/application/registro-finder';
import type { DatosPropiedad, Propiedad } from '../../domain/propiedad.js';

/** Identifications may have dots and hyphens, or not. */
export interface FiltroPropiedades extends FiltroRegistros {
  readonly identificacionCatastral?: string | undefined;
  readonly nit?: string | undefined;
}

export function buscarPropiedades(
  propiedades: RegistroFinder<DatosPropiedad>,
  { identificacionCatastral, nit, ...filtro }: FiltroPropiedades,
  page: PageRequest,
): Promise<Propiedad[]> {
  const criterio = {
    ...visibles(filtro),
    llaves: identificacionCatastral === undefined ? undefined : [llaveBuscada(identificacionCatastral)],
    grupo: nit === undefined ? undefined : llaveBuscada(nit),
  };
  return propiedades.list(criterio, page);
}
