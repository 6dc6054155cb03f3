import { estados } from '@propalpes/seedwork/domain/registro';
import { registerEnumType } from 'type-graphql';

/** An enum object whose values are their own names, as GraphQL shows them. */
function enumOf<const Values extends readonly string[]>(name: string, values: Values) {
  const members = Object.fromEntries(values.map((value) => [value, value])) as { [V in Values[number]]: V };
  registerEnumType(members, { name });
  return members;
}

export const Estado = enumOf('Estado', estados);
export type Estado = keyof typeof Estado;

export const EstadoOperacion = enumOf('EstadoOperacion', [
  'EN_CURSO',
  'COMPLETADA',
  'RECHAZADA',
  'FALLIDA',
  'SUSTITUIDA',
  'COMPENSANDO',
  'COMPENSADA',
]);
export type EstadoOperacion = keyof typeof EstadoOperacion;

export const EstadoPaso = enumOf('EstadoPaso', ['PENDIENTE', 'HECHO', 'FALLIDO', 'COMPENSADO']);
export type EstadoPaso = keyof typeof EstadoPaso;
