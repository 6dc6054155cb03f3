import { comparable } from '../domain/comparable.js';
import { estadosVigentes, type Estado } from '../domain/registro.js';
import type { Criterio } from './registro-finder.js';

/** What every list of a `Registro` can be narrowed to. */
export interface FiltroRegistros {
  readonly estado?: Estado | undefined;
  readonly ids?: readonly string[] | undefined;
}

/** Tombstones are listed only to those who ask for them, by state or by id. */
export function visibles({ estado, ids }: FiltroRegistros): Criterio {
  const vigentes = ids ? undefined : estadosVigentes;
  return { estados: estado ? [estado] : vigentes, ids };
}

/** The key that an identification stands for. No key is empty: one that says nothing finds nobody. */
export const llaveBuscada = (identificacion: string): string => comparable(identificacion) ?? '';
