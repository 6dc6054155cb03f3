import { Random } from '../src/random.ts';
import { registerLandlords } from './landlords.ts';
import { aggregateOf, endOf } from './operation.ts';
import { ask, patient, type Mutation } from './mutation.ts';
import { newCompania, newPropiedad, serialOf, wrongCompania } from './samples.ts';
import { settings } from './settings.ts';

/** What is there before the load begins. */
export interface Ground {
  /** Of companies that properties may belong to. */
  readonly nits: readonly string[];
  /** Ids of companies, and of properties, that are changed again and again. */
  readonly companias: readonly string[];
  readonly propiedades: readonly string[];
}

const CHANGED = 3;

/** For `setup`. */
export function prepare(): Ground {
  const nits = registerLandlords();
  const serials = Array.from({ length: CHANGED }, (_, number) => settings.serial + nits.length + number);
  return {
    nits,
    companias: serials.map((serial) => registered(newCompania(serial))),
    propiedades: serials.map((serial) => registered(newPropiedad(serial, nits))),
  };
}

function registered(mutation: Mutation): string {
  const began = Date.now();
  const operacion = ask(mutation, patient);
  if (operacion === undefined || endOf(operacion, began) !== 'COMPLETADA')
    throw new Error(`${mutation.field} was not completed: is the system up?`);
  return aggregateOf(operacion);
}

type Patience = typeof patient;
type Change = (ground: Ground, random: Random, serial: number, patience: Patience) => void;

const registerCompania: Change = (_, __, serial, patience) => {
  ask(newCompania(serial), patience);
};

const registerPropiedad: Change = ({ nits }, _, serial, patience) => {
  ask(newPropiedad(serial, nits), patience);
};

const registerWrongly: Change = (_, __, serial, patience) => {
  ask(wrongCompania(serial), patience);
};

/** Whether it comes in time, nobody can know. */
const registerAndCancel: Change = ({ nits }, _, serial, patience) => {
  const id = ask({ ...newPropiedad(serial, nits), ends: ['COMPLETADA', 'COMPENSADA'] }, patience);
  if (id !== undefined)
    ask({ field: 'cancelarOperacion', type: 'CancelarOperacion', id, data: {}, ends: [] }, patience);
};

/** Others change it, too: a later change takes the place of one that is not approved yet. */
const renameCompania: Change = ({ companias }, random, serial, patience) => {
  const what = { id: random.pick(companias), data: { nombre: `Nombre ${serial}` } };
  ask({ field: 'actualizarCompania', type: 'ActualizarCompania', ...what, ends: changed }, patience);
};

const renamePropiedad: Change = ({ propiedades }, random, serial, patience) => {
  const what = { id: random.pick(propiedades), data: { nombre: `Nombre ${serial}` } };
  ask({ field: 'actualizarPropiedad', type: 'ActualizarPropiedad', ...what, ends: changed }, patience);
};

const movePropiedad: Change = ({ propiedades }, random, _, patience) => {
  const what = { id: random.pick(propiedades), data: { latitud: (4 + random.next()).toFixed(4) } };
  const field = 'actualizarDatosGeograficos';
  ask({ field, type: 'ActualizarDatosGeograficos', ...what, ends: changed }, patience);
};

const changed = ['COMPLETADA', 'SUSTITUIDA'] as const;

const mix: readonly Change[] = [
  registerCompania,
  registerCompania,
  registerCompania,
  registerPropiedad,
  registerPropiedad,
  registerPropiedad,
  registerWrongly,
  registerAndCancel,
  renameCompania,
  renamePropiedad,
  movePropiedad,
];

/** One change of many kinds, as clients make them. */
export function change(ground: Ground, patience: Patience): void {
  const serial = serialOf(0);
  const random = new Random(serial);
  random.pick(mix)(ground, random, serial, patience);
}
