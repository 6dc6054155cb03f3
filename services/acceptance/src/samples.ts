import { randomBytes, randomInt } from 'node:crypto';
import { nit } from '@propalpes/load-tests/load/companies';

let serial = randomInt(10_000_000, 90_000_000);

/** A valid NIT that no earlier run has used. */
export function newNit(): string {
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

/** 20 digits that nobody has used. */
const newIdentificacionCatastral = (): string =>
  BigInt(`0x${randomBytes(12).toString('hex')}`)
    .toString()
    .padStart(20, '0')
    .slice(-20);

/** Nothing is wrong with it if the company with the NIT is known. */
export const validPropiedad = (nit: string) => ({
  nombrePropiedad: 'Casa de La Candelaria',
  identificacionCatastral: newIdentificacionCatastral(),
  nit,
  latitud: '4.5964',
  longitud: '-74.0728',
});
