import type { Registro, Suceso } from '@propalpes/seedwork/domain/registro';

/** Where a property is. All of it may be missing: the audit judges it, not the form. */
export interface Ubicacion {
  readonly nombrePropiedad: string | null;
  /** Degrees, as text: that it is not a number is for the audit to find. */
  readonly latitud: string | null;
  readonly longitud: string | null;
}

/** Its id is the property's. */
export type DatosGeograficos = Registro<Ubicacion>;
export type SucesoDatosGeograficos = Suceso<Ubicacion>;

export const sinDatos: Ubicacion = { nombrePropiedad: null, latitud: null, longitud: null };
