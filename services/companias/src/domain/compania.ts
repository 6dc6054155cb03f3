import { comparable } from '@propalpes/seedwork/domain/comparable';
import type { Registro, Suceso } from '@propalpes/seedwork/domain/registro';

/** What a company says of itself. All of it may be missing: the audit judges it, not the form. */
export interface DatosCompania {
  readonly nombre: string | null;
  readonly email: string | null;
  readonly identificacion: string | null;
}

export type Compania = Registro<DatosCompania>;
export type SucesoCompania = Suceso<DatosCompania>;

export const sinDatos: DatosCompania = { nombre: null, email: null, identificacion: null };

/** Two companies alive may not share it. Written with or without dots and hyphen it is the same one. */
export const identificacionUnica = ({ identificacion }: DatosCompania): string | undefined =>
  comparable(identificacion);
