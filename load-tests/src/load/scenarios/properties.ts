import {
  actualizarDatosGeograficos,
  actualizarPropiedad,
  cancelarOperacion,
  crearCompania,
  eliminarDatosGeograficos,
  eliminarPropiedad,
  registrarPropiedad,
} from '../commands.js';
import { atOnce, type Scenario } from '../stage.js';

const registersAndChanges: Scenario = async (stage) => {
  const { properties, random } = stage;
  const { aggregateId: id } = await stage.see(registrarPropiedad(properties.valid()), 'COMPLETADA');
  const { latitud, longitud } = properties.valid();
  const moves = actualizarDatosGeograficos(id, { latitud, longitud });
  const renames = actualizarPropiedad(id, { nombre: 'Otro nombre' });
  await stage.see(random.pick([moves, renames]), 'COMPLETADA');
  if (random.chance(0.3)) await stage.ask(eliminarPropiedad(id), ['COMPLETADA']);
};

const wrong: Scenario = async (stage) => {
  for (let left = 2; left > 0; left -= 1)
    await stage.ask(registrarPropiedad(stage.properties.invalid()), ['RECHAZADA']);
};

const putRight: Scenario = async (stage) => {
  const { properties, random } = stage;
  const { nombrePropiedad: nombre, latitud, longitud, ...rest } = properties.valid();
  if (random.chance(0.5)) {
    const { aggregateId: id } = await stage.see(registrarPropiedad(properties.nameless()), 'RECHAZADA');
    await stage.ask(actualizarPropiedad(id, { nombre, ...rest }), ['COMPLETADA']);
  } else {
    const { aggregateId: id } = await stage.see(registrarPropiedad(properties.nowhere()), 'RECHAZADA');
    await stage.ask(actualizarDatosGeograficos(id, { latitud, longitud }), ['COMPLETADA']);
  }
};

/** They are not duplicates of each other: what is missing is for the audit to find. */
const twoWithoutNumber: Scenario = async (stage) => {
  const { identificacionCatastral, ...datos } = stage.properties.valid();
  const other = { ...datos, nombrePropiedad: `No es ${identificacionCatastral}` };
  await atOnce(
    stage.ask(registrarPropiedad(datos), ['RECHAZADA']),
    stage.ask(registrarPropiedad(other), ['RECHAZADA']),
  );
};

/** Where a service is away for long, its company may come too late: the ledger knows whether it did. */
const companyAndAtOnceItsProperty: Scenario = async (stage) => {
  const compania = stage.companies.valid();
  await stage.ask(crearCompania(compania), ['COMPLETADA']);
  const datos = { ...stage.properties.valid(), nit: compania.identificacion };
  await stage.ask(registrarPropiedad(datos), ['COMPLETADA', 'RECHAZADA']);
};

const ofNobody: Scenario = async (stage) => {
  const { identificacion: nit } = stage.companies.valid();
  for (let left = 3; left > 0; left -= 1)
    await stage.ask(registrarPropiedad({ ...stage.properties.valid(), nit }), ['RECHAZADA']);
};

/** It is rejected then; whoever changes it has it judged by what it is. */
const losesItsData: Scenario = async (stage) => {
  const { properties, random } = stage;
  const { aggregateId: id } = await stage.see(registrarPropiedad(properties.valid()), 'COMPLETADA');
  await stage.see(eliminarDatosGeograficos(id), 'COMPLETADA');
  if (random.chance(0.3)) await stage.ask(actualizarPropiedad(id, { nombre: 'Sin lugar' }), ['COMPLETADA']);
};

const changedFromAnOldVersion: Scenario = async (stage) => {
  const { aggregateId: id } = await stage.see(registrarPropiedad(stage.properties.valid()), 'COMPLETADA');
  const old = { versionEsperada: 999 };
  for (let left = 3; left > 0; left -= 1) {
    await stage.ask(actualizarPropiedad(id, { nombre: 'De memoria', ...old }), ['FALLIDA']);
    await stage.ask(actualizarDatosGeograficos(id, { latitud: '5', ...old }), ['FALLIDA']);
  }
};

/** A registration can be cancelled until it is over. */
const cancelled: Scenario = async (stage) => {
  const { properties, random } = stage;
  const valid = random.chance(0.7);
  const registration = registrarPropiedad(valid ? properties.valid() : properties.invalid());
  const { operacionId } = await stage.ask(registration, ['COMPENSADA', valid ? 'COMPLETADA' : 'RECHAZADA']);
  if (random.chance(0.5)) await stage.think();
  const cancellation = cancelarOperacion(operacionId);
  const name = stage.name(cancellation);
  await atOnce(stage.ask(cancellation, [], name), stage.ask(cancellation, [], name));
};

/** A change cannot be cancelled. */
const changeCancelled: Scenario = async (stage) => {
  const { aggregateId: id } = await stage.see(registrarPropiedad(stage.properties.valid()), 'COMPLETADA');
  const change = await stage.ask(actualizarPropiedad(id, { nombre: 'Otro nombre' }), ['COMPLETADA']);
  await stage.ask(cancelarOperacion(change.operacionId));
};

export const propertyScenarios: readonly Scenario[] = [
  registersAndChanges,
  registersAndChanges,
  wrong,
  putRight,
  twoWithoutNumber,
  companyAndAtOnceItsProperty,
  ofNobody,
  losesItsData,
  changedFromAnOldVersion,
  cancelled,
  changeCancelled,
];
