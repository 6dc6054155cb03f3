/** What the audit of a company looks at. */
export interface DatosCompania {
  readonly nombre: string | null;
  readonly email: string | null;
  readonly identificacion: string | null;
}
