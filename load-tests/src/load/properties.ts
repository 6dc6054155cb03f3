import type { Random } from '../random.js';
import type { NuevaPropiedad } from './commands.js';

/** How many cadastral numbers the twins have among them. */
const TWINS = 5;

/** 20 digits: one cadastral number for each serial. */
const catastral = (serial: number): string => String(serial).padStart(20, '0');

/** Properties as clients describe them, each with the next cadastral number after `serial`. */
export class Properties {
  /** `nits`: of companies that are there. */
  constructor(
    private readonly random: Random,
    private serial: number,
    private readonly nits: readonly string[],
  ) {}

  /** Nothing is wrong with it. */
  valid(): Required<NuevaPropiedad> {
    this.serial += 1;
    return this.describe(catastral(this.serial));
  }

  /** It breaks a rule of the audit of both or of one: of what it is, or of where it is. */
  invalid(): NuevaPropiedad {
    return this.random.chance(0.5) ? this.nameless() : this.nowhere();
  }

  /** What is wrong is what it is. */
  nameless(): NuevaPropiedad {
    const { latitud, longitud, nit, ...rest } = this.valid();
    const { nombrePropiedad, identificacionCatastral } = rest;
    return this.random.pick<NuevaPropiedad>([
      { identificacionCatastral, nit, latitud, longitud },
      { nombrePropiedad, nit, latitud, longitud },
      { ...rest, nit, latitud, longitud, identificacionCatastral: `${identificacionCatastral}9` },
      { ...rest, latitud, longitud },
    ]);
  }

  /** What is wrong is where it is. */
  nowhere(): NuevaPropiedad {
    const { latitud, longitud, ...rest } = this.valid();
    return this.random.pick<NuevaPropiedad>([
      { ...rest, latitud },
      { ...rest, longitud, latitud: 'al norte' },
      { ...rest, latitud, longitud: '-181' },
      { ...rest, latitud: '40.4168', longitud: '-3.7038' },
    ]);
  }

  /** Its cadastral number is likely to be somebody's already. */
  twin(): Required<NuevaPropiedad> {
    return this.describe(catastral(this.random.between(1, TWINS)));
  }

  private describe(identificacionCatastral: string): Required<NuevaPropiedad> {
    const { random } = this;
    return {
      nombrePropiedad: `Casa ${identificacionCatastral}`,
      identificacionCatastral,
      nit: random.pick(this.nits),
      latitud: (4 + random.next()).toFixed(4),
      longitud: (-74 - random.next()).toFixed(4),
    };
  }
}
