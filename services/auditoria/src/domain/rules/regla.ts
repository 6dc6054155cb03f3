import type { Regla } from '@propalpes/seedwork/domain/registro';

/** Judges data: the rule that it breaks, or `undefined`. */
export type ReglaDe<D> = (datos: D) => Regla | undefined;

/** Every broken rule, not the first alone. */
export function incumplidas<D>(reglas: readonly ReglaDe<D>[], datos: D): Regla[] {
  return reglas.map((regla) => regla(datos)).filter((regla) => regla !== undefined);
}

export const falta = (texto: string | null): boolean => texto === null || texto.trim() === '';
