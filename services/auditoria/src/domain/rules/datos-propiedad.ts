/** What the audit of a property looks at. */
export interface DatosPropiedad {
  readonly nombre: string | null;
  readonly identificacionCatastral: string | null;
  readonly nit: string | null;
}
