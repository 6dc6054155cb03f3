/** Decimal degrees; `undefined` if the text is no plain decimal number. */
export function leerGrados(texto: string | null): number | undefined {
  const escrito = texto?.trim() ?? '';
  return /^[-+]?\d+(\.\d+)?$/.test(escrito) ? Number(escrito) : undefined;
}

/** How far from zero each coordinate can be, in degrees. */
export const limites = { latitud: 90, longitud: 180 } as const;
export type Eje = keyof typeof limites;

/** Somewhere on earth. */
export const existe = (eje: Eje, grados: number): boolean => Math.abs(grados) <= limites[eje];

/** The country, roughly: from south to north and from west to east, in degrees. */
export interface Caja {
  readonly sur: number;
  readonly norte: number;
  readonly oeste: number;
  readonly este: number;
}

export const contiene = (caja: Caja, eje: Eje, grados: number): boolean =>
  eje === 'latitud'
    ? caja.sur <= grados && grados <= caja.norte
    : caja.oeste <= grados && grados <= caja.este;
