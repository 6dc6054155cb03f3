import { digitoDeVerificacion } from '@propalpes/auditoria/domain/nit';
import type { Argumentos } from '../bff/bff.js';
import { cities } from './cities.js';
import { oneIn, type Dice } from './dice.js';

const kinds = ['Inmobiliaria', 'Constructora', 'Promotora', 'Fiduciaria', 'Bienes Raíces'] as const;
const names = [
  'de los Andes',
  'El Dorado',
  'La Cordillera',
  'del Magdalena',
  'Los Cerros',
  'Sol del Caribe',
  'Valle Verde',
  'El Nevado',
] as const;

/** A valid NIT, the same for the same dice. */
export function nitOf(dice: Dice): string {
  const numero = `9${dice.digits('nit', 8)}`;
  return `${numero}-${digitoDeVerificacion(numero)}`;
}

/** What `crearCompania` is asked for; one in six breaks a rule. */
export function companyOf(dice: Dice, identificacion: string): Argumentos {
  const name = dice.pick('name', names);
  const valid = {
    nombre: `${dice.pick('kind', kinds)} ${name} de ${dice.pick('city', cities).name}`,
    email: `ventas@${name.toLowerCase().replaceAll(' ', '')}.example`,
    identificacion,
  };
  return dice.chance('flawed', oneIn(6)) ? dice.pick('flaw', flaws)(valid) : valid;
}

type Valid = Readonly<Record<'nombre' | 'email' | 'identificacion', string>>;
type Flaw = (valid: Valid) => Argumentos;

const flaws: readonly [Flaw, ...Flaw[]] = [
  ({ email, identificacion }) => ({ email, identificacion }),
  ({ nombre, identificacion }) => ({ nombre, identificacion }),
  ({ nombre, email }) => ({ nombre, email }),
  ({ email, ...valid }) => ({ ...valid, email: email.replace('@', ' en ') }),
  ({ identificacion, ...valid }) => ({ ...valid, identificacion: withWrongDigit(identificacion) }),
  ({ nombre }) => ({ nombre, identificacion: 'en trámite' }),
];

const withWrongDigit = (nit: string): string =>
  nit.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
