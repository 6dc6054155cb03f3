import type { NoticiaDeCompania } from '../domain/compania-conocida.js';

/** One version-guarded document per company. All reject with `Unavailable` when the database does not answer. */
export interface CompaniasConocidas {
  /** The same news twice, or older news, changes nothing. */
  registrar(noticia: NoticiaDeCompania): Promise<void>;
  /** Whether the NIT (comparable form) belongs to a company that is pending or approved. */
  conoce(nit: string): Promise<boolean>;
}
