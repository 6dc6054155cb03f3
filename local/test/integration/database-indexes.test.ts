import type { Collection, Filter } from 'mongodb';
import { expect } from 'chai';
import fc from 'fast-check';
import { type OwnedDatabase, ownedDatabase } from './owned-database.js';

interface Registro {
  _id: string;
  estado: string;
  fecha: Date;
  agregado: string;
  vence?: Date;
  zona: string;
  query: string[];
}

const estados = ['PENDIENTE', 'APROBADA', 'RECHAZADA'];
const newestFirst = { fecha: -1, _id: -1 } as const;

const fecha = fc.integer({ min: 0, max: 20 }).map((ms) => new Date(ms));
const registro: fc.Arbitrary<Registro> = fc
  .record({
    _id: fc.integer({ min: 0, max: 60 }).map(String),
    estado: fc.constantFrom(...estados),
    fecha,
    agregado: fc.constantFrom('a', 'b', 'c', 'd'),
    vence: fc.option(fecha, { nil: undefined }),
    zona: fc.constantFrom('norte', 'sur'),
    // the library takes a field of this name for more than a field
    query: fc.uniqueArray(fc.constantFrom('x', 'y', 'z')),
  })
  .map(({ vence, ...it }) => (vence === undefined ? it : { ...it, vence }));

interface Question {
  readonly filter: Filter<Registro>;
  /** The same, said in TypeScript. */
  readonly holds: (it: Registro) => boolean;
}

const question: fc.Arbitrary<Question> = fc.oneof(
  fc.constant({ filter: {}, holds: () => true }),
  fc
    .constantFrom(...estados)
    .map((estado) => ({ filter: { estado }, holds: (it: Registro) => it.estado === estado })),
  fc.subarray(estados, { minLength: 1 }).map((some) => ({
    filter: { estado: { $in: some } },
    holds: (it: Registro) => some.includes(it.estado),
  })),
  fc.subarray(['a', 'b', 'c'], { minLength: 1 }).map((some) => ({
    filter: { agregado: { $in: some } },
    holds: (it: Registro) => some.includes(it.agregado),
  })),
  fecha.map((now) => ({
    filter: { vence: { $lte: now } },
    holds: (it: Registro) => it.vence !== undefined && it.vence <= now,
  })),
  fc.constant({ filter: { zona: 'sur' }, holds: ({ zona }: Registro) => zona === 'sur' }),
  fc.constant({ filter: { query: 'x' }, holds: ({ query }: Registro) => query.includes('x') }),
  fc.tuple(fc.constantFrom(...estados), fecha).map(([estado, from]) => ({
    filter: { $and: [{ estado }, { fecha: { $lte: from } }] },
    holds: (it: Registro) => it.estado === estado && it.fecha <= from,
  })),
);

const newer = (a: Registro, b: Registro): number =>
  Number(b.fecha) - Number(a.fecha) || (a._id < b._id ? 1 : a._id > b._id ? -1 : 0);

/** Against real MongoDB they hold as well: that is what they are for. */
describe('the indexes of the database of one machine', function () {
  this.timeout(120_000);
  let database: OwnedDatabase;
  let serial = 0;

  before(async () => {
    database = await ownedDatabase();
  });

  after(() => database.close());

  async function filled(registros: readonly Registro[]): Promise<Collection<Registro>> {
    const all = database.client.db('test').collection<Registro>(`registros-${(serial += 1)}`);
    await all.createIndex(newestFirst, {}, {});
    await all.createIndex({ estado: 1, ...newestFirst }, {}, {});
    await all.createIndex({ agregado: 1, ...newestFirst }, {}, {});
    await all.createIndex({ vence: 1 }, { sparse: true }, {});
    await all.createIndex({ zona: 1, query: 1 }, {}, {});
    if (registros.length > 0) await all.insertMany([...registros]);
    return all;
  }

  const registros = fc.uniqueArray(registro, { selector: ({ _id }) => _id, maxLength: 40 });

  it('answer as if there were none, whatever was inserted, changed and deleted', async () => {
    await fc.assert(
      fc.asyncProperty(
        registros,
        fc.array(registro, { maxLength: 8 }),
        fc.array(question, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 12 }),
        async (first, changes, questions, limit) => {
          const all = await filled(first);
          const model = new Map(first.map((it) => [it._id, it]));
          for (const { _id, ...change } of changes) {
            if (change.agregado === 'd') {
              await all.deleteOne({ _id });
              model.delete(_id);
            } else {
              await all.replaceOne({ _id }, change, { upsert: true });
              model.set(_id, { _id, ...change });
            }
          }
          for (const { filter, holds } of questions) {
            const expected = [...model.values()].filter(holds).sort(newer);
            const page = await all.find(filter).sort(newestFirst).limit(limit).toArray();
            expect(page).to.deep.equal(expected.slice(0, limit));
            expect(await all.countDocuments(filter)).to.equal(expected.length);
            const stages = [{ $match: filter }, { $sort: newestFirst }, { $limit: limit }];
            expect(await all.aggregate(stages).toArray()).to.deep.equal(page);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leave alone what an aggregation looks up in its own collection', async () => {
    const all = await filled([
      { _id: '1', estado: 'APROBADA', fecha: new Date(1), agregado: 'a', zona: 'sur', query: [] },
      { _id: '2', estado: 'PENDIENTE', fecha: new Date(2), agregado: 'a', zona: 'sur', query: [] },
    ]);
    const $lookup = {
      from: all.collectionName,
      pipeline: [{ $project: { _id: 1 } }, { $sort: { _id: 1 } }],
      as: 'otros',
    };
    const [joined] = await all.aggregate([{ $match: { estado: 'APROBADA' } }, { $lookup }]).toArray();
    expect(joined).to.deep.include({ _id: '1', otros: [{ _id: '1' }, { _id: '2' }] });
  });

  it('are there again after a restart', async () => {
    const all = await filled([
      { _id: '1', estado: 'APROBADA', fecha: new Date(1), agregado: 'a', zona: 'sur', query: [] },
      { _id: '2', estado: 'APROBADA', fecha: new Date(2), agregado: 'a', zona: 'sur', query: [] },
    ]);
    await all.updateOne({ _id: '1' }, { $set: { fecha: new Date(3) } });
    await database.process.kill();
    await database.process.start();
    const found = await all.find({ estado: 'APROBADA' }).sort(newestFirst).limit(5).toArray();
    expect(found.map(({ _id }) => _id)).to.deep.equal(['1', '2']);
  });
});
