import type { Argumentos } from '../bff/bff.js';
import { companyOf, nitOf } from './companies.js';
import { Dice, oneIn } from './dice.js';
import { identificacionOf, propertyOf } from './properties.js';

export interface DemoRequest {
  readonly field: 'crearCompania' | 'crearPropiedad';
  readonly args: Argumentos;
  /** Asked for again with the same seed, it is the same request. */
  readonly key: string;
}

/** A company, then the properties of that company. */
const GROUP = 4;

/** The request with this number, from 0. */
export function requestOf(seed: number, number: number): DemoRequest {
  const dice = new Dice(seed, number);
  const key = `demo-${seed}-${number}`;
  const nit = nitOf(originalOf(seed, number - (number % GROUP)));
  if (number % GROUP === 0) return { field: 'crearCompania', args: companyOf(dice, nit), key };
  const args = propertyOf(dice, identificacionOf(originalOf(seed, number)), nit);
  return { field: 'crearPropiedad', args, key };
}

/** One in twelve gives itself out as the one of its kind before it. */
function originalOf(seed: number, number: number): Dice {
  const dice = new Dice(seed, number);
  return number >= GROUP && dice.chance('twin', oneIn(12)) ? new Dice(seed, number - GROUP) : dice;
}
