import type { Estado, Registro } from '../domain/registro.js';

/** A page of a list, newest id first: what comes before `despues`, at most `limite`. */
export interface PageRequest {
  readonly limite: number;
  readonly despues?: string | undefined;
}

/** Which of them; what is not given does not narrow. */
export interface Criterio {
  readonly estados?: readonly Estado[] | undefined;
  readonly ids?: readonly string[] | undefined;
  /** The unique key of one that is alive. */
  readonly llave?: string | undefined;
}

/** The query side of a `Registro`. Both reject with `Unavailable` when the database does not answer. */
export interface RegistroFinder<D> {
  find(id: string): Promise<Registro<D> | undefined>;
  list(criterio: Criterio, page: PageRequest): Promise<Registro<D>[]>;
}
