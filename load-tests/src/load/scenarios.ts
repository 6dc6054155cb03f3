import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../random.js';
import type { CompaniasClient, Name, Patience } from './client.js';
import type { Companies } from './companies.js';

/** What a scenario acts with. */
export interface Stage {
  readonly client: CompaniasClient;
  readonly companies: Companies;
  readonly random: Random;
  readonly patience: Patience;
  /** A name for a command that nobody else uses. */
  readonly key: () => Name;
}

/** The life of one company: commands in order, each sent when the one before it was accepted. */
export type Scenario = (stage: Stage) => Promise<void>;

const think = ({ random }: Stage): Promise<void> => pause(random.between(5, 400));

async function created(stage: Stage, datos: Parameters<CompaniasClient['crear']>[1]): Promise<string> {
  const { client, key, patience } = stage;
  const own = key();
  await client.crear(own, datos, patience);
  return client.idFor(own);
}

const registersAndChanges: Scenario = async (stage) => {
  const { client, companies, key, patience, random } = stage;
  const id = await created(stage, companies.valid());
  await think(stage);
  await client.actualizar(key(), id, { nombre: 'Otro nombre' }, patience);
  if (!random.chance(0.3)) return;
  await think(stage);
  await client.eliminar(key(), id, patience);
};

/** Changes it before the verdict about the last change has come: approvals arrive too late. */
const inAHurry: Scenario = async (stage) => {
  const { client, companies, key, patience, random } = stage;
  const id = await created(stage, companies.valid());
  for (let left = random.between(1, 4); left > 0; left -= 1) {
    await client.actualizar(key(), id, { nombre: `Nombre ${left}` }, patience);
  }
};

/** Rejections arrive too late; in the end it is put right. */
const incompleteInAHurry: Scenario = async (stage) => {
  const { client, companies, key, patience, random } = stage;
  const id = await created(stage, companies.invalid());
  for (let left = random.between(1, 3); left > 0; left -= 1) {
    await client.actualizar(key(), id, { nombre: `Nombre ${left}` }, patience);
  }
  await think(stage);
  await client.actualizar(key(), id, companies.valid(), patience);
};

const incomplete: Scenario = async (stage) => {
  await created(stage, stage.companies.invalid());
};

/** Wants the identificacion of another, gets it when the other is gone. */
const twin: Scenario = async (stage) => {
  const { client, companies, key, patience, random } = stage;
  const id = await created(stage, companies.twin());
  await think(stage);
  if (random.chance(0.5)) await client.actualizar(key(), id, companies.twin(), patience);
  if (random.chance(0.7)) await client.eliminar(key(), id, patience);
};

/** A change overtakes the registration; or there never is one. */
const changedBeforeItExists: Scenario = async (stage) => {
  const { client, companies, key, patience, random } = stage;
  const own = key();
  const id = client.idFor(own);
  await Promise.all([
    client.actualizar(key(), id, { nombre: 'Antes de tiempo' }, patience),
    random.chance(0.7) && client.crear(own, companies.valid(), patience),
  ]);
};

const changedFromAnOldVersion: Scenario = async (stage) => {
  const { client, companies, key, patience } = stage;
  const id = await created(stage, companies.valid());
  await client.actualizar(key(), id, { nombre: 'De memoria', versionEsperada: 999 }, patience);
};

/** The same commands again, at once and later. */
const repeated: Scenario = async (stage) => {
  const { client, companies, key, patience } = stage;
  const [own, other] = [key(), key()];
  const datos = companies.valid();
  await Promise.all([client.crear(own, datos, patience), client.crear(own, datos, patience)]);
  const id = client.idFor(own);
  const change = () => client.actualizar(other, id, { email: 'nuevo@correo.co' }, patience);
  await change();
  await think(stage);
  await Promise.all([client.crear(own, datos, patience), change(), change()]);
};

const deletedBeforeItExists: Scenario = async (stage) => {
  const { client, companies, key, patience } = stage;
  const own = key();
  await client.eliminar(key(), client.idFor(own), patience);
  await client.crear(own, companies.valid(), patience);
};

/** Two clients at once: whatever order the broker gave their commands, it holds. */
const contended: Scenario = async (stage) => {
  const { client, companies, key, patience, random } = stage;
  const id = await created(stage, companies.valid());
  const changes = [
    () => client.actualizar(key(), id, { nombre: 'Uno' }, patience),
    () => client.actualizar(key(), id, { nombre: 'Otro' }, patience),
    () => client.actualizar(key(), id, companies.twin(), patience),
    () => client.eliminar(key(), id, patience),
  ];
  await Promise.all(
    random
      .shuffle(changes)
      .slice(1)
      .map((change) => change()),
  );
};

export const scenarios: readonly Scenario[] = [
  registersAndChanges,
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
];
