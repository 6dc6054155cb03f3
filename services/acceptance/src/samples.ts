import { randomInt } from 'node:crypto';
import { nit } from '@propalpes/load-tests/load/companies';

let serial = randomInt(10_000_000, 90_000_000);

/** A valid NIT that no earlier run has used. */
function newNit(): string {
  serial += 1;
  return nit(serial);
}

/** The same NIT with another check digit. */
export const wrongNit = (valid: string): string =>
  valid.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));

/** Nothing is wrong with it. */
export const validCompania = () => ({
  nombre: 'Inmobiliaria de los Alpes',
  email: 'ventas@alpes.co',
  identificacion: newNit(),
});
