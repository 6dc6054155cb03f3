import { visibles, type FiltroRegistros } from '@propalpes/seedwork/application/filtro-registros';
import type { PageRequest, RegistroFinder } from '@propalpes/seedwork/application/registro-finder';
import type { DatosGeograficos, Ubicacion } from '../../domain/datos-geograficos.js';

export const buscarDatosGeograficos = (
  geograficos: RegistroFinder<Ubicacion>,
  filtro: FiltroRegistros,
  page: PageRequest,
): Promise<DatosGeograficos[]> => geograficos.list(visibles(filtro), page);
