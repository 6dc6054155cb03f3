import { expect } from 'chai';
import fc from 'fast-check';
import type { Model } from 'mongoose';
import type { Criterio, Place } from '../../src/application/registro-finder.js';
import { newId } from '../../src/domain/id.js';
import { estados, type Registro } from '../../src/domain/registro.js';
import {
  registroMapping,
  registroModel,
  type RegistroDocument,
} from '../../src/persistence/registro-document.js';
import { RegistroReader } from '../../src/persistence/registro-reader.js';
import { Sandbox } from '../../testing/sandbox.js';
import { registro, type Datos } from '../support/registros.js';

const mapping = registroMapping<Datos>(({ llave }) => llave ?? undefined);

/** Few dates, so that many have the same one. */
const registros: fc.Arbitrary<Registro<Datos>[]> = fc.uniqueArray(
  fc
    .record({
      id: fc.uuid(),
      estado: fc.constantFrom(...estados),
      fechaCreacion: fc.integer({ min: -2, max: 2 }),
    })
    .map(({ estado, ...cambio }) => registro(estado, { ...cambio, datos: { llave: null } })),
  { selector: ({ id }) => id, maxLength: 40 },
);

const newestFirst = (one: Place, other: Place): number =>
  other.fechaCreacion - one.fechaCreacion || (one.id < other.id ? 1 : -1);

describe('pages', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let model: Model<RegistroDocument<Datos>>;
  let reader: RegistroReader<Datos>;

  before(async () => {
    sandbox = await Sandbox.open();
    const { connection } = await sandbox.database('pages');
    model = registroModel<Datos>(connection, 'registros', { llave: String });
    await model.createIndexes();
    reader = new RegistroReader(model, mapping);
  });

  beforeEach(() => model.deleteMany({}));

  after(() => sandbox.close());

  async function store(all: readonly Registro<Datos>[]): Promise<void> {
    await model.deleteMany({});
    await model.insertMany(all.map((one) => ({ _id: one.id, version: 1, ...mapping.toFields(one) })));
  }

  async function readAll(criterio: Criterio, limite: number): Promise<string[]> {
    const ids: string[] = [];
    let page: Registro<Datos>[] = [];
    do {
      page = await reader.list(criterio, { limite, despues: page.at(-1) });
      ids.push(...page.map(({ id }) => id));
    } while (page.length === limite);
    return ids;
  }

  it('show every document exactly once, newest first, whatever their dates, their states and the page size', async () => {
    const chosen = fc.option(fc.subarray([...estados], { minLength: 1 }), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(registros, chosen, fc.integer({ min: 1, max: 7 }), async (all, estados, limite) => {
        await store(all);
        const expected = all.filter(({ estado }) => estados?.includes(estado) ?? true).sort(newestFirst);
        expect(await readAll({ estados }, limite)).to.deep.equal(expected.map(({ id }) => id));
      }),
      { numRuns: 60 },
    );
  });

  it('begin after a place where nothing is any more', async () => {
    const [one, gone, other] = [3, 2, 1].map((fechaCreacion) =>
      registro('PENDIENTE', { id: newId(), fechaCreacion, datos: { llave: null } }),
    ) as [Registro<Datos>, Registro<Datos>, Registro<Datos>];
    await store([one, other]);
    const page = await reader.list({}, { limite: 10, despues: gone });
    expect(page.map(({ id }) => id)).to.deep.equal([other.id]);
  });
});
