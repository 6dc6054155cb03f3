import { actualizarCompania, cancelarOperacion, crearCompania, eliminarCompania } from '../commands.js';
import { atOnce, type Scenario } from '../stage.js';

const registersAndChanges: Scenario = async (stage) => {
  const { companies, random } = stage;
  const { aggregateId: id } = await stage.see(crearCompania(companies.valid()), 'COMPLETADA');
  await stage.see(actualizarCompania(id, { nombre: 'Otro nombre' }), 'COMPLETADA');
  if (random.chance(0.3)) await stage.ask(eliminarCompania(id), ['COMPLETADA']);
};

/** Changes it before the verdict about the last change has come: approvals arrive too late. */
const inAHurry: Scenario = async (stage) => {
  const { companies, random } = stage;
  const { aggregateId: id } = await stage.ask(crearCompania(companies.valid()), ['COMPLETADA', 'SUSTITUIDA']);
  for (let left = random.between(1, 4); left > 0; left -= 1) {
    await stage.ask(actualizarCompania(id, { nombre: `Nombre ${left}` }), ['COMPLETADA', 'SUSTITUIDA']);
  }
  await stage.ask(actualizarCompania(id, { nombre: 'El último' }), ['COMPLETADA']);
};

/** Rejections arrive too late; in the end it is put right. */
const incompleteInAHurry: Scenario = async (stage) => {
  const { companies, random } = stage;
  const { aggregateId: id } = await stage.ask(crearCompania(companies.invalid()), [
    'RECHAZADA',
    'SUSTITUIDA',
  ]);
  for (let left = random.between(1, 3); left > 0; left -= 1) {
    const change = actualizarCompania(id, { nombre: `Nombre ${left}` });
    await stage.ask(change, ['COMPLETADA', 'RECHAZADA', 'SUSTITUIDA']);
  }
  await stage.think();
  await stage.ask(actualizarCompania(id, companies.valid()), ['COMPLETADA']);
};

const incomplete: Scenario = async (stage) => {
  for (let left = 3; left > 0; left -= 1)
    await stage.ask(crearCompania(stage.companies.invalid()), ['RECHAZADA']);
};

/** Wants the identificacion of another, gets it when the other is gone. */
const twin: Scenario = async (stage) => {
  const { companies, random } = stage;
  const ends = ['COMPLETADA', 'SUSTITUIDA', 'FALLIDA'] as const;
  const { aggregateId: id } = await stage.ask(crearCompania(companies.twin()), ends);
  await stage.think();
  if (random.chance(0.5)) await stage.ask(actualizarCompania(id, companies.twin()), ends);
  if (random.chance(0.7)) await stage.ask(eliminarCompania(id), ['COMPLETADA']);
};

/** A change overtakes the registration; or there never is one. */
const changedBeforeItExists: Scenario = async (stage) => {
  const { companies, random } = stage;
  const creation = crearCompania(companies.valid());
  const name = stage.name(creation);
  const { aggregateId: id } = name.channel.idsOf(creation, name.key);
  const change = actualizarCompania(id, { nombre: 'Antes de tiempo' });
  await atOnce(
    stage.ask(change, ['FALLIDA', 'COMPLETADA']),
    ...(random.chance(0.7) ? [stage.ask(creation, ['COMPLETADA', 'SUSTITUIDA', 'FALLIDA'], name)] : []),
  );
};

const changedFromAnOldVersion: Scenario = async (stage) => {
  const { aggregateId: id } = await stage.ask(crearCompania(stage.companies.valid()), ['COMPLETADA']);
  await stage.ask(actualizarCompania(id, { nombre: 'De memoria', versionEsperada: 999 }), ['FALLIDA']);
};

/** The same commands again, at once and later. */
const repeated: Scenario = async (stage) => {
  const creation = crearCompania(stage.companies.valid());
  const name = stage.name(creation);
  const create = () => stage.ask(creation, ['COMPLETADA', 'SUSTITUIDA'], name);
  await atOnce(create(), create());
  const { aggregateId: id } = name.channel.idsOf(creation, name.key);
  const change = actualizarCompania(id, { email: 'nuevo@correo.co' });
  const other = stage.name(change);
  const update = () => stage.ask(change, ['COMPLETADA'], other);
  await update();
  await stage.think();
  await atOnce(create(), update(), update());
};

const deletedBeforeItExists: Scenario = async (stage) => {
  const creation = crearCompania(stage.companies.valid());
  const name = stage.name(creation);
  await stage.ask(eliminarCompania(name.channel.idsOf(creation, name.key).aggregateId), ['COMPLETADA']);
  await stage.ask(creation, ['FALLIDA'], name);
};

/** Two clients at once: whatever order the broker gave their commands, it holds. */
const contended: Scenario = async (stage) => {
  const { companies, random } = stage;
  const ends = ['COMPLETADA', 'SUSTITUIDA', 'FALLIDA'] as const;
  const { aggregateId: id } = await stage.ask(crearCompania(companies.valid()), ends);
  const changes = [
    actualizarCompania(id, { nombre: 'Uno' }),
    actualizarCompania(id, { nombre: 'Otro' }),
    actualizarCompania(id, companies.twin()),
    eliminarCompania(id),
  ];
  const chosen = random.shuffle(changes).slice(1);
  await atOnce(...chosen.map((change) => stage.ask(change, ends)));
};

/** A registration can be cancelled until it is over; a change cannot. */
const cancelled: Scenario = async (stage) => {
  const { companies, random } = stage;
  const creation = await stage.ask(crearCompania(companies.valid()), ['COMPLETADA', 'COMPENSADA']);
  if (random.chance(0.5)) await stage.think();
  await stage.ask(cancelarOperacion(creation.operacionId));
  const { aggregateId: id } = await stage.see(crearCompania(companies.valid()), 'COMPLETADA');
  const change = await stage.ask(actualizarCompania(id, { nombre: 'Otro' }), ['COMPLETADA']);
  await stage.ask(cancelarOperacion(change.operacionId));
};

export const companyScenarios: readonly Scenario[] = [
  registersAndChanges,
  inAHurry,
  inAHurry,
  incompleteInAHurry,
  incompleteInAHurry,
  incomplete,
  twin,
  changedBeforeItExists,
  changedFromAnOldVersion,
  repeated,
  deletedBeforeItExists,
  contended,
  cancelled,
];
