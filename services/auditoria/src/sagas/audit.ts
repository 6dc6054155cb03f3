import type { Regla } from '@propalpes/seedwork/domain/registro';
import type { Caja } from '../domain/coordenada.js';
import type { Memoria } from '../domain/memoria.js';

/** What an audit goes by, beside the data. */
export interface Criterios {
  readonly caja: Caja;
  /** Whether a company has the NIT that was asked for. */
  readonly nitConocido: boolean;
}

/** A row of a saga's table that is done by looking at what the operation remembers. */
export class Audit {
  constructor(
    readonly nombre: string,
    /** Every rule that is broken. */
    readonly judge: (memoria: Memoria, criterios: Criterios) => readonly Regla[],
    /** The NIT that must be looked up before. */
    readonly nitOf: (memoria: Memoria) => string | undefined = () => undefined,
  ) {}

  asksFor(nitOf: Audit['nitOf']): Audit {
    return new Audit(this.nombre, this.judge, nitOf);
  }
}

export const audit = (nombre: string, judge: Audit['judge']): Audit => new Audit(nombre, judge);
