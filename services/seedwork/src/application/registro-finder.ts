import type { Estado, Registro } from '../domain/registro.js';

/** Where in a list something stands: the newest first, of those with one date the greatest id first. */
export interface Place {
  /** Epoch ms. */
  readonly fechaCreacion: number;
  readonly id: string;
}

/** A page of a list: what comes after `despues`, which need not be there any more, at most `limite`. */
export interface PageRequest {
  readonly limite: number;
  readonly despues?: Place | undefined;
}

/** Which of them; what is not given does not narrow. */
export interface Criterio {
  readonly estados?: readonly Estado[] | undefined;
  readonly ids?: readonly string[] | undefined;
  /** Unique keys, each of one that is alive. */
  readonly llaves?: readonly string[] | undefined;
  /** The key that many may share. */
  readonly grupo?: string | undefined;
}

/** The query side of a `Registro`. Both reject with `Unavailable` when the database does not answer. */
export interface RegistroFinder<D> {
  find(id: string): Promise<Registro<D> | undefined>;
  list(criterio: Criterio, page: PageRequest): Promise<Registro<D>[]>;
}
