import { type Collection, MongoServerError } from 'mongodb';
import { expect } from 'chai';
import { type OwnedDatabase, ownedDatabase } from './owned-database.js';

interface Thing {
  _id: string;
  version: number;
  key?: string;
  part?: string;
}

const duplicateKey = 11_000;

describe('the database of one machine', function () {
  this.timeout(120_000);
  let database: OwnedDatabase;
  let things: Collection<Thing>;

  before(async () => {
    database = await ownedDatabase();
  });

  after(() => database.close());

  beforeEach(function () {
    const name = this.currentTest?.title.replaceAll(/\W/g, '-').slice(0, 40) ?? 'things';
    things = database.client.db('test').collection<Thing>(name);
  });

  const thing = (_id: string, more: Partial<Thing> = {}): Thing => ({ _id, version: 1, ...more });

  const codeOf = async (work: Promise<unknown>) => {
    const error: unknown = await work.then(
      () => undefined,
      (it: unknown) => it,
    );
    return error instanceof MongoServerError ? error.code : error;
  };

  it('lets one of many concurrent compare-and-set updates win', async () => {
    await things.insertOne(thing('a'));
    for (let version = 1; version <= 20; version += 1) {
      const rivals = Array.from({ length: 16 }, () =>
        things.updateOne({ _id: 'a', version }, { $set: { version: version + 1 } }),
      );
      const won = (await Promise.all(rivals)).filter(({ matchedCount }) => matchedCount === 1);
      expect(won).to.have.length(1);
    }
  });

  it('loses none of many concurrent increments', async () => {
    await things.insertOne(thing('a', { version: 0 }));
    await Promise.all(
      Array.from({ length: 200 }, () => things.updateOne({ _id: 'a' }, { $inc: { version: 1 } })),
    );
    expect(await things.findOne({ _id: 'a' })).to.include({ version: 200 });
  });

  it('lets one of many concurrent inserts of one id win', async () => {
    const codes = await Promise.all(Array.from({ length: 16 }, () => codeOf(things.insertOne(thing('a')))));
    expect(codes.filter((it) => it === undefined)).to.have.length(1);
    expect(codes.filter((it) => it === duplicateKey)).to.have.length(15);
  });

  it('holds a unique index against inserts and updates', async () => {
    await things.createIndex({ key: 1 }, { unique: true }, {});
    await things.insertMany([thing('a', { key: 'k' }), thing('b', { key: 'l' })]);
    expect(await codeOf(things.insertOne(thing('c', { key: 'k' })))).to.equal(duplicateKey);
    expect(await codeOf(things.updateOne({ _id: 'b' }, { $set: { key: 'k' } }))).to.equal(duplicateKey);
  });

  it('gives a unique key free when its owner changes it', async () => {
    await things.createIndex({ key: 1 }, { unique: true }, {});
    await things.insertOne(thing('a', { key: 'k' }));
    await things.updateOne({ _id: 'a' }, { $set: { key: 'other' } });
    await things.insertOne(thing('b', { key: 'k' }));
    expect(await things.findOne({ key: 'k' })).to.include({ _id: 'b' });
  });

  it('holds a unique index over two fields', async () => {
    await things.createIndex({ key: 1, part: 1 }, { unique: true }, {});
    await things.insertMany([thing('a', { key: 'k', part: '1' }), thing('b', { key: 'k', part: '2' })]);
    expect(await codeOf(things.insertOne(thing('c', { key: 'k', part: '1' })))).to.equal(duplicateKey);
  });

  it('inserts the others when one of an unordered batch is refused', async () => {
    await things.insertOne(thing('b'));
    const batch = things.insertMany([thing('a'), thing('b'), thing('c')], { ordered: false });
    const refusal: unknown = await batch.catch((error: unknown) => error);
    expect(refusal).to.include({ code: duplicateKey }).and.nested.include({ 'result.insertedCount': 2 });
    expect(await things.countDocuments()).to.equal(3);
  });

  it('pages by id in descending order', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    await things.insertMany(ids.map((id) => thing(id)));
    const page = await things
      .find({ $and: [{ version: 1 }, { _id: { $lt: 'd' } }] })
      .sort({ _id: -1 })
      .limit(2)
      .toArray();
    expect(page.map(({ _id }) => _id)).to.deep.equal(['c', 'b']);
  });

  it('loses no acknowledged write and no unique key when it is killed', async () => {
    await things.createIndex({ key: 1 }, { unique: true }, {});
    await things.insertOne(thing('counter', { key: 'counter', version: 0 }));
    const acknowledged: string[] = [];
    let increments = 0;
    let running = true;
    const writer = async (name: number) => {
      for (let i = 0; running; i += 1) {
        const id = `${name}-${i}`;
        await things.insertOne(thing(id, { key: id }));
        acknowledged.push(id);
        await things.updateOne({ _id: 'counter' }, { $inc: { version: 1 } });
        increments += 1;
        if (acknowledged.length >= 300) await database.process.kill();
      }
    };
    await Promise.allSettled(
      Array.from({ length: 8 }, (_, name) => writer(name).finally(() => (running = false))),
    );
    await database.process.start();
    const found = new Set((await things.find().toArray()).map(({ _id }) => _id));
    expect(acknowledged.filter((id) => !found.has(id))).to.deep.equal([]);
    expect((await things.findOne({ _id: 'counter' }))?.version).to.be.at.least(increments);
    const taken = acknowledged.map((id) => codeOf(things.insertOne(thing(`again-${id}`, { key: id }))));
    expect(new Set(await Promise.all(taken))).to.deep.equal(new Set([duplicateKey]));
  });

  it('loses no acknowledged write when it is killed while it stops', async () => {
    const acknowledged: string[] = [];
    let running = true;
    let asked = false;
    const writer = async (name: number) => {
      for (let i = 0; running; i += 1) {
        const id = `${name}-${i}`;
        await things.insertOne(thing(id));
        acknowledged.push(id);
        if (acknowledged.length >= 300 && !asked) {
          asked = true;
          process.kill(database.process.pid!, 'SIGTERM');
        }
        if (acknowledged.length >= 400) running = false;
      }
    };
    await Promise.allSettled(Array.from({ length: 8 }, (_, name) => writer(name)));
    await database.process.kill();
    await database.process.start();
    const found = new Set((await things.find().toArray()).map(({ _id }) => _id));
    expect(acknowledged.filter((id) => !found.has(id))).to.deep.equal([]);
  });

  it('keeps no half of a write when it stops at work', async () => {
    await things.createIndex({ key: 1 }, { unique: true }, {});
    for (let round = 0; round < 3; round += 1) {
      let stopped: Promise<void> | undefined;
      let isStopped = false;
      const writer = async (name: number) => {
        for (let i = 0; !isStopped; i += 1) {
          const ids = Array.from({ length: 500 }, (_, n) => `${round}-${name}-${i}-${n}`);
          const writing = things.insertMany(ids.map((id) => thing(id, { key: id }))).catch(() => undefined);
          if (i === 2) stopped ??= database.process.stop().finally(() => (isStopped = true));
          await writing;
        }
      };
      await Promise.all(Array.from({ length: 16 }, (_, name) => writer(name)));
      await stopped;
      await database.process.start();
    }
    const stored = await things.find().toArray();
    expect(stored.length).to.be.at.least(3 * 500);
    const again: unknown = await things.insertMany(stored, { ordered: false }).catch((it: unknown) => it);
    expect(again).to.include({ code: duplicateKey, insertedCount: 0 });
  });

  it('takes nothing back that was read by majority when it is killed', async () => {
    await things.insertOne(thing('counter', { version: 0 }));
    let running = true;
    let [reads, highest] = [0, 0];
    const again = async (work: () => Promise<unknown>) => {
      while (running) await work();
    };
    const write = () => things.updateOne({ _id: 'counter' }, { $inc: { version: 1 } });
    const read = async () => {
      const found = await things.findOne({ _id: 'counter' }, { readConcern: 'majority' });
      highest = Math.max(highest, found?.version ?? 0);
      if ((reads += 1) === 500) await database.process.kill();
    };
    const all = [write, write, write, write, read, read, read, read];
    await Promise.allSettled(all.map((work) => again(work).finally(() => (running = false))));
    await database.process.start();
    expect((await things.findOne({ _id: 'counter' }))?.version).to.be.at.least(highest);
  });

  it('keeps everything over an orderly stop', async () => {
    await things.insertOne(thing('a'));
    await database.process.stop();
    await database.process.start();
    expect(await things.findOne({ _id: 'a' })).to.deep.equal(thing('a'));
  });
});
