import type { PageRequest, RegistroFinder } from '@propalpes/seedwork/application/registro-finder';
import { estadosVigentes, type Estado } from '@propalpes/seedwork/domain/registro';
import { identificacionUnica, type Compania, type DatosCompania } from '../../domain/compania.js';

export interface FiltroCompanias {
  readonly estado?: Estado | undefined;
  readonly ids?: readonly string[] | undefined;
  /** With or without dots and hyphens. */
  readonly identificacion?: string | undefined;
}

/** Tombstones are listed only to those who ask for them, by state or by id. */
export function buscarCompanias(
  companias: RegistroFinder<DatosCompania>,
  { estado, ids, identificacion }: FiltroCompanias,
  page: PageRequest,
): Promise<Compania[]> {
  const alive = ids ? undefined : estadosVigentes;
  const estados = estado ? [estado] : alive;
  if (identificacion === undefined) return companias.list({ estados, ids }, page);
  const llave = identificacionUnica({ nombre: null, email: null, identificacion });
  return llave === undefined ? Promise.resolve([]) : companias.list({ estados, ids, llave }, page);
}
