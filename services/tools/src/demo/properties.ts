import type { Argumentos } from '../bff/bff.js';
import { cities, type City } from './cities.js';
import { oneIn, type Dice } from './dice.js';

const kinds = ['Apartamento', 'Casa', 'Local', 'Oficina', 'Bodega', 'Lote', 'Finca'] as const;
const places = ['del Parque', 'de la Plaza', 'El Mirador', 'Las Palmas', 'San José', 'La Colina'] as const;

/** How far from the centre of its city a property is at most, in degrees: about five kilometres. */
const SPREAD = 0.05;

const cityOf = (dice: Dice): City => dice.pick('city', cities);

/** A valid cadastral number, the same for the same dice. */
export const identificacionOf = (dice: Dice): string => `${cityOf(dice).code}${dice.digits('catastral', 25)}`;

/** What `crearPropiedad` is asked for; one in six breaks a rule. */
export function propertyOf(dice: Dice, identificacionCatastral: string, nit: string): Argumentos {
  const city = cityOf(dice);
  const valid = {
    nombrePropiedad: `${dice.pick('kind', kinds)} ${dice.pick('place', places)}, ${city.name}`,
    identificacionCatastral,
    nit,
    latitud: near(city.latitud, dice.roll('latitud')),
    longitud: near(city.longitud, dice.roll('longitud')),
  };
  return dice.chance('flawed', oneIn(6)) ? dice.pick('flaw', flaws)(valid) : valid;
}

const near = (centre: number, roll: number): string => (centre + (roll - 0.5) * 2 * SPREAD).toFixed(4);

type Valid = Readonly<
  Record<'nombrePropiedad' | 'identificacionCatastral' | 'nit' | 'latitud' | 'longitud', string>
>;
type Flaw = (valid: Valid) => Argumentos;

const flaws: readonly [Flaw, ...Flaw[]] = [
  (valid) => ({ ...valid, nombrePropiedad: null }),
  (valid) => ({ ...valid, identificacionCatastral: valid.identificacionCatastral.slice(0, 12) }),
  (valid) => ({ ...valid, latitud: '95.2' }),
  // Madrid
  (valid) => ({ ...valid, latitud: '40.4168', longitud: '-3.7038' }),
  (valid) => ({ ...valid, longitud: `${valid.longitud} O` }),
  (valid) => ({ ...valid, latitud: null }),
];
