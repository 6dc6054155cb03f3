import { digitoDeVerificacion } from '@propalpes/auditoria/domain/nit';

let last = 100_000_000;

/** A valid NIT that nobody had before. */
export function nit(): string {
  last += 1;
  const numero = String(last);
  return `${numero}-${digitoDeVerificacion(numero)}`;
}
