/** What the audit of a company looks at. */
export interface DatosAuditados {
  readonly nombre: string | null;
  readonly email: string | null;
  readonly identificacion: string | null;
}
