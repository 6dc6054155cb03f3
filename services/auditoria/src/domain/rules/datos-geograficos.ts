/** What the audit of geographic data looks at. Coordinates are texts, because what is no number is a finding. */
export interface DatosGeograficos {
  readonly nombrePropiedad: string | null;
  readonly latitud: string | null;
  readonly longitud: string | null;
}
