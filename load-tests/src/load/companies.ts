import type { Random } from '../random.js';
import type { DatosCompania } from './commands.js';

const WEIGHTS = [3, 7, 13, 17, 19, 23, 29, 37, 41];

/** A NIT of nine digits with the check digit that the tax office gives it: one for each `serial` below 100 million. */
export function nit(serial: number): string {
  const numero = String(800_000_000 + serial);
  const suma = Array.from(numero, Number)
    .reverse()
    .reduce((total, digit, position) => total + digit * (WEIGHTS[position] ?? 0), 0);
  const resto = suma % 11;
  return `${numero}-${resto > 1 ? 11 - resto : resto}`;
}

/** How many identificaciones the twins have among them. */
const TWINS = 5;

/** Serials up to here are of twins, and of companies that are there from the beginning. */
export const FIRST_SERIAL = 10;

/** Companies as clients describe them, each with the next NIT after `serial`. */
export class Companies {
  constructor(
    private readonly random: Random,
    private serial: number,
  ) {}

  /** Nothing is wrong with it. */
  valid(): Required<DatosCompania> {
    this.serial += 1;
    return this.describe(nit(this.serial));
  }

  /** It breaks a rule of the audit. */
  invalid(): DatosCompania {
    const { nombre, email, identificacion } = this.valid();
    return this.random.pick<DatosCompania>([
      { nombre, identificacion },
      { email, identificacion },
      { nombre, email: 'no es un correo', identificacion },
      { nombre, email },
    ]);
  }

  /** Its identificacion is likely to be somebody's already. */
  twin(): Required<DatosCompania> {
    return this.describe(nit(this.random.between(1, TWINS)));
  }

  private describe(identificacion: string): Required<DatosCompania> {
    const nombre = `Inmobiliaria ${identificacion}`;
    return { nombre, email: `ventas@${identificacion}.co`, identificacion };
  }
}
