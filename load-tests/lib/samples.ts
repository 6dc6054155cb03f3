import exec from 'k6/execution';
import { Companies, FIRST_SERIAL } from '../src/load/companies.ts';
import { Properties } from '../src/load/properties.ts';
import { Random } from '../src/random.ts';
import type { Mutation } from './mutation.ts';
import { settings } from './settings.ts';

/** More than the iterations that any scenario of a run has. */
const SERIALS_EACH = 200_000;

/** A number that no other iteration of the run has; `lane`: of the scenario within the script. */
export const serialOf = (lane: number): number =>
  settings.serial + FIRST_SERIAL + lane * SERIALS_EACH + exec.scenario.iterationInTest;

/** Nothing is wrong with it, and nobody has its NIT. */
export function newCompania(serial: number): Mutation {
  const data = new Companies(new Random(serial), serial).valid();
  return { field: 'crearCompania', type: 'CrearCompania', data, ends: ['COMPLETADA'] };
}

/** It breaks a rule of the audit. */
export function wrongCompania(serial: number): Mutation {
  const data = { ...new Companies(new Random(serial), serial).invalid() };
  return { field: 'crearCompania', type: 'CrearCompania', data, ends: ['RECHAZADA'] };
}

/** Nothing is wrong with it, and nobody has its cadastral number. `nits`: of companies that are there. */
export function newPropiedad(serial: number, nits: readonly string[]): Mutation {
  const data = new Properties(new Random(serial), serial, nits).valid();
  return { field: 'crearPropiedad', type: 'RegistrarPropiedad', data, ends: ['COMPLETADA'] };
}
