import type { Fin } from '../../ledger/evidence.js';
import {
  actualizarDatosGeograficos,
  actualizarPropiedad,
  eliminarDatosGeograficos,
  eliminarPropiedad,
  registrarPropiedad,
  type Comando,
} from '../commands.js';
import { atOnce, type Scenario } from '../stage.js';

/** Of a valid registration that somebody else interferes with. */
const interfered: readonly Fin[] = ['COMPLETADA', 'SUSTITUIDA', 'COMPENSADA'];

/** Of a change that somebody else interferes with. */
const contested: readonly Fin[] = ['COMPLETADA', 'SUSTITUIDA', 'FALLIDA'];

/** Changes both, each again before the verdict about the last change has come: approvals arrive too late. */
const inAHurry: Scenario = async (stage) => {
  const { properties, random } = stage;
  const { aggregateId: id } = await stage.see(registrarPropiedad(properties.valid()), 'COMPLETADA');
  const times = random.between(2, 4);
  const changes = async (change: (turn: number) => Comando) => {
    for (let turn = 1; turn < times; turn += 1) await stage.ask(change(turn), ['COMPLETADA', 'SUSTITUIDA']);
    await stage.ask(change(times), ['COMPLETADA']);
  };
  await atOnce(
    changes((turn) => actualizarPropiedad(id, { nombre: `Nombre ${turn}` })),
    changes((turn) => actualizarDatosGeograficos(id, { latitud: String(4 + turn) })),
  );
};

/** Rejections arrive too late; in the end it is put right. */
const wrongInAHurry: Scenario = async (stage) => {
  const { properties, random } = stage;
  const { identificacionCatastral, ...datos } = properties.valid();
  const registration = registrarPropiedad({ identificacionCatastral, ...datos });
  const { aggregateId: id } = await stage.see(registration, 'COMPLETADA');
  const times = random.between(2, 4);
  for (let turn = 1; turn <= times; turn += 1) {
    const malformed = { identificacionCatastral: `${identificacionCatastral}${turn}` };
    await atOnce(
      stage.ask(actualizarPropiedad(id, malformed), ['RECHAZADA', 'SUSTITUIDA']),
      stage.ask(actualizarDatosGeograficos(id, { latitud: String(90 + turn) }), ['RECHAZADA', 'SUSTITUIDA']),
    );
  }
  await stage.ask(actualizarPropiedad(id, { identificacionCatastral }), ['COMPLETADA']);
  await stage.ask(actualizarDatosGeograficos(id, { latitud: '5.5' }), ['COMPLETADA']);
};

/** One of them lives. */
const twoWithOneNumber: Scenario = async (stage) => {
  const datos = stage.properties.valid();
  const other = { ...datos, nombrePropiedad: 'La otra' };
  await atOnce(
    stage.ask(registrarPropiedad(datos), ['COMPLETADA', 'COMPENSADA']),
    stage.ask(registrarPropiedad(other), ['COMPLETADA', 'COMPENSADA']),
  );
};

/** Wants the cadastral number of another, gets it when the other is gone. */
const twin: Scenario = async (stage) => {
  const { properties, random } = stage;
  const { aggregateId: id } = await stage.ask(registrarPropiedad(properties.twin()), interfered);
  await stage.think();
  const { identificacionCatastral } = properties.twin();
  if (random.chance(0.5)) await stage.ask(actualizarPropiedad(id, { identificacionCatastral }), contested);
  if (random.chance(0.7)) await stage.ask(eliminarPropiedad(id), ['COMPLETADA']);
};

/** A change overtakes the registration. */
const changedBeforeItExists: Scenario = async (stage) => {
  const { properties, random } = stage;
  const registration = registrarPropiedad(properties.valid());
  const name = stage.name(registration);
  const { aggregateId: id } = name.channel.idsOf(registration, name.key);
  const change = random.pick([
    actualizarPropiedad(id, { nombre: 'Antes de tiempo' }),
    actualizarDatosGeograficos(id, { latitud: '5' }),
  ]);
  await atOnce(stage.ask(registration, interfered, name), stage.ask(change, ['COMPLETADA', 'FALLIDA']));
};

const deletedBeforeItExists: Scenario = async (stage) => {
  const { properties, random } = stage;
  const registration = registrarPropiedad(properties.valid());
  const name = stage.name(registration);
  const { aggregateId: id } = name.channel.idsOf(registration, name.key);
  const deletion = random.pick([eliminarPropiedad(id), eliminarDatosGeograficos(id)]);
  await stage.ask(deletion, ['COMPLETADA']);
  await stage.ask(registration, ['COMPENSADA'], name);
};

const deletedInAHurry: Scenario = async (stage) => {
  const { properties, random } = stage;
  const { aggregateId: id } = await stage.ask(registrarPropiedad(properties.valid()), interfered);
  if (random.chance(0.5)) await stage.think();
  const deletion = random.pick([eliminarPropiedad(id), eliminarDatosGeograficos(id)]);
  await stage.ask(deletion, ['COMPLETADA']);
};

/** The same commands again, at once and later. */
const repeated: Scenario = async (stage) => {
  const registration = registrarPropiedad(stage.properties.valid());
  const name = stage.name(registration);
  const register = () => stage.ask(registration, ['COMPLETADA'], name);
  await atOnce(register(), register());
  const ids = name.channel.idsOf(registration, name.key);
  await stage.over(ids);
  const deletion = eliminarPropiedad(ids.aggregateId);
  const other = stage.name(deletion);
  const remove = () => stage.ask(deletion, ['COMPLETADA'], other);
  await atOnce(remove(), register(), remove());
};

/** Several clients at once: whatever order the broker gave their commands, it holds. */
const contended: Scenario = async (stage) => {
  const { properties, random } = stage;
  const { aggregateId: id } = await stage.see(registrarPropiedad(properties.valid()), 'COMPLETADA');
  const { identificacionCatastral } = properties.twin();
  const changes = [
    actualizarPropiedad(id, { nombre: 'Uno' }),
    actualizarPropiedad(id, { identificacionCatastral }),
    actualizarDatosGeograficos(id, { latitud: '5' }),
    actualizarDatosGeograficos(id, { longitud: '-75' }),
    eliminarPropiedad(id),
    eliminarDatosGeograficos(id),
  ];
  const chosen = random.shuffle(changes).slice(2);
  await atOnce(...chosen.map((change) => stage.ask(change, contested)));
};

export const propertyRaces: readonly Scenario[] = [
  inAHurry,
  inAHurry,
  wrongInAHurry,
  twoWithOneNumber,
  twin,
  changedBeforeItExists,
  deletedBeforeItExists,
  deletedInAHurry,
  repeated,
  contended,
];
