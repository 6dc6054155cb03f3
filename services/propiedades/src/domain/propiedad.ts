import { comparable } from '@propalpes/seedwork/domain/comparable';
import type { Registro, Suceso } from '@propalpes/seedwork/domain/registro';

/** What a property is. All of it may be missing: the audit judges it, not the form. */
export interface DatosPropiedad {
  readonly nombre: string | null;
  readonly identificacionCatastral: string | null;
  /** Of the company that it belongs to. */
  readonly nit: string | null;
}

export type Propiedad = Registro<DatosPropiedad>;
export type SucesoPropiedad = Suceso<DatosPropiedad>;

export const sinDatos: DatosPropiedad = { nombre: null, identificacionCatastral: null, nit: null };

/** Two properties alive may not share it, however it is written. */
export const identificacionCatastralUnica = ({
  identificacionCatastral,
}: DatosPropiedad): string | undefined => comparable(identificacionCatastral);

/** The properties of one company share it, however each writes it. */
export const nitComparable = ({ nit }: DatosPropiedad): string | undefined => comparable(nit);
