import { expect } from 'chai';
import type { Model } from 'mongoose';
import type { EncodedMessage } from '../../src/application/encoded-message.js';
import type { Receipt } from '../../src/application/repository.js';
import { Unavailable } from '../../src/application/unavailable.js';
import { newId } from '../../src/domain/id.js';
import type { Registro } from '../../src/domain/registro.js';
import { AggregateRepository } from '../../src/persistence/aggregate-repository.js';
import { HANDLED_KEPT, RECEIPTS_KEPT } from '../../src/persistence/aggregate-schema.js';
import {
  registroMapping,
  registroModel,
  type RegistroDocument,
} from '../../src/persistence/registro-document.js';
import { toStored } from '../../src/persistence/receipts.js';
import { Sandbox } from '../../testing/sandbox.js';
import { registro, type Datos } from '../support/registros.js';

const mapping = registroMapping<Datos>(({ llave }) => llave ?? undefined);

const sent = (text: string): EncodedMessage => ({
  topic: 'eventos/compania',
  key: 'a',
  properties: { type: 'CompaniaCreada' },
  bytes: Buffer.from(text),
});

const receipt = (outbox: readonly EncodedMessage[] = [], messageId = newId()) => ({ messageId, outbox });

/** At its first version, with a key of its own. */
const nuevo = (llave: string | null = newId()): Registro<Datos> =>
  registro('PENDIENTE', { id: newId(), version: 1, versionDatos: 1, datos: { llave } });

const siguiente = (actual: Registro<Datos>, cambio: Partial<Registro<Datos>> = {}): Registro<Datos> => ({
  ...actual,
  version: actual.version + 1,
  ...cambio,
});

/** The memory of a document that has handled these messages and has no room for more. */
const fullMemory = (kept: readonly Receipt[]) => ({
  receipts: kept.slice(-RECEIPTS_KEPT).map((one) => toStored(one).receipt),
  handled: kept.map((one) => toStored(one).handled),
});

describe('aggregate repository', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let model: Model<RegistroDocument<Datos>>;
  let repository: AggregateRepository<Registro<Datos>, RegistroDocument<Datos>>;

  before(async () => {
    sandbox = await Sandbox.open();
    const { connection } = await sandbox.database('repository');
    model = registroModel<Datos>(connection, 'registros', { llave: String });
    await model.createIndexes();
    repository = new AggregateRepository(model, mapping);
  });

  after(() => sandbox.close());

  const insert = (state: Registro<Datos>, kept = receipt()) =>
    repository.save(repository.unseen(state.id), state, kept);

  it('gives back what was saved', async () => {
    const state = nuevo();
    expect(await insert(state)).to.equal('saved');
    const loaded = await repository.load(state.id);
    expect(loaded).to.include({ id: state.id, version: 1 });
    expect(loaded.state).to.deep.equal(state);
  });

  it('gives back every field that a life can change', async () => {
    const state = nuevo();
    await insert(state);
    const reglasFallidas = [{ codigo: 'SIN_LLAVE', mensaje: 'No tiene llave.' }];
    const next = siguiente(state, {
      estado: 'RECHAZADA',
      datos: { llave: null },
      versionDatos: 2,
      motivo: 'porque sí',
      reglasFallidas,
      fechaActualizacion: 3000,
    });
    expect(await repository.save(await repository.load(state.id), next, receipt())).to.equal('saved');
    expect((await repository.load(state.id)).state).to.deep.equal(next);
  });

  it('says that an unknown aggregate is at version 0', async () => {
    expect(await repository.load(newId())).to.include({ version: 0, state: undefined });
  });

  it('does not insert over what is there', async () => {
    const state = nuevo();
    await insert(state);
    expect(await insert({ ...state, datos: { llave: 'otra' } })).to.equal('conflict');
    expect((await repository.load(state.id)).state).to.deep.equal(state);
  });

  it('does not update what somebody else updated since it was loaded', async () => {
    const state = nuevo();
    await insert(state);
    const loaded = await repository.load(state.id);
    await repository.save(loaded, siguiente(state, { motivo: 'primero' }), receipt());
    expect(await repository.save(loaded, siguiente(state, { motivo: 'segundo' }), receipt())).to.equal(
      'conflict',
    );
    expect((await repository.load(state.id)).state?.motivo).to.equal('primero');
  });

  it('lets exactly one of many that save at once win', async () => {
    const state = nuevo();
    await insert(state);
    const loaded = await repository.load(state.id);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => repository.save(loaded, siguiente(state), receipt())),
    );
    expect(outcomes.filter((outcome) => outcome === 'saved')).to.have.length(1);
    expect(outcomes.filter((outcome) => outcome === 'conflict')).to.have.length(19);
  });

  it('refuses an insert whose unique key another aggregate holds', async () => {
    const holder = nuevo();
    await insert(holder);
    expect(await insert(nuevo(holder.datos.llave))).to.equal('duplicated');
  });

  it('refuses an update to a unique key that another aggregate holds', async () => {
    const holder = nuevo();
    const other = nuevo();
    await insert(holder);
    await insert(other);
    const loaded = await repository.load(other.id);
    expect(await repository.save(loaded, siguiente(other, { datos: holder.datos }), receipt())).to.equal(
      'duplicated',
    );
    expect((await repository.load(other.id)).state).to.deep.equal(other);
  });

  it('says conflict or duplicated, and nothing else, when an insert meets its own document', async () => {
    const state = nuevo();
    await insert(state);
    expect(await insert(state)).to.be.oneOf(['conflict', 'duplicated']);
  });

  for (const estado of ['RECHAZADA', 'FALLIDA', 'ELIMINADA'] as const) {
    it(`frees the unique key of one that is ${estado}`, async () => {
      const state = nuevo();
      await insert(state);
      await repository.save(await repository.load(state.id), siguiente(state, { estado }), receipt());
      expect(await insert(nuevo(state.datos.llave))).to.equal('saved');
    });
  }

  it('lets any number of aggregates lack a unique key', async () => {
    expect(await insert(nuevo(null))).to.equal('saved');
    expect(await insert(nuevo(null))).to.equal('saved');
  });

  it('gives back the bytes that a message published', async () => {
    const state = nuevo();
    const kept = receipt([sent('uno'), sent('dos')]);
    await insert(state, kept);
    const outbox = (await repository.load(state.id)).receiptOf(kept.messageId);
    expect(outbox).to.deep.equal(kept.outbox);
    expect(outbox?.every(({ bytes }) => Buffer.isBuffer(bytes))).to.be.true;
  });

  it('does not know a message that it never handled', async () => {
    const state = nuevo();
    await insert(state);
    expect((await repository.load(state.id)).receiptOf(newId())).to.be.undefined;
  });

  it('keeps the receipt of a refused save out of the document', async () => {
    const state = nuevo();
    await insert(state);
    const refused = receipt([sent('no')]);
    await repository.save(repository.unseen(state.id), state, refused);
    expect((await repository.load(state.id)).receiptOf(refused.messageId)).to.be.undefined;
  });

  it(`keeps the last ${RECEIPTS_KEPT} outboxes and remembers the last ${HANDLED_KEPT} messages`, async () => {
    const state = nuevo();
    const kept = Array.from({ length: HANDLED_KEPT + 1 }, (_, number) => receipt([sent(String(number))]));
    await insert(state);
    await model.collection.updateOne({ _id: state.id as never }, { $set: fullMemory(kept.slice(0, -1)) });
    await repository.save(await repository.load(state.id), siguiente(state), kept.at(-1)!);
    const loaded = await repository.load(state.id);
    const remembered = kept.map(({ messageId }) => loaded.receiptOf(messageId));
    expect(remembered[0], 'too old').to.be.undefined;
    expect(remembered[1], 'handled long ago').to.deep.equal([]);
    expect(remembered.at(-RECEIPTS_KEPT - 1), 'no receipt any more').to.deep.equal([]);
    expect(remembered.at(-RECEIPTS_KEPT), 'the oldest receipt').to.deep.equal(
      kept.at(-RECEIPTS_KEPT)!.outbox,
    );
    expect(remembered.at(-1), 'the newest').to.deep.equal([sent(String(HANDLED_KEPT))]);
    const stored = await model.findById(state.id).lean();
    expect(stored?.receipts).to.have.length(RECEIPTS_KEPT);
    expect(stored?.handled).to.have.length(HANDLED_KEPT);
  });

  it('is a bug to save any version but the next', async () => {
    const state = nuevo();
    await insert(state);
    const loaded = await repository.load(state.id);
    let error: unknown;
    await repository.save(loaded, state, receipt()).catch((reason: unknown) => (error = reason));
    expect(error).to.be.instanceOf(Error).and.not.instanceOf(Unavailable);
  });
});
