import type { Db } from 'mongodb';
import { expect } from 'chai';
import { ensureMongoStandin } from '../../src/setup/mongo-standin.js';
import { type OwnedDatabase, ownedDatabase } from './owned-database.js';

describe('the stand-in refuses what it would not do', function () {
  this.timeout(60_000);
  let database: OwnedDatabase;
  let db: Db;

  before(async () => {
    await ensureMongoStandin(() => undefined);
    database = await ownedDatabase({ PATH: '' });
    db = database.client.db('test');
  });

  after(() => database.close());

  const refusalOf = async (work: Promise<unknown>) => {
    const error: unknown = await work.catch((it: unknown) => it);
    return error instanceof Error ? error.message : 'it did not refuse';
  };

  it('a transaction', async () => {
    const insert = database.client.withSession((session) =>
      session.withTransaction(() => db.collection('a').insertOne({ x: 1 }, { session })),
    );
    expect(await refusalOf(insert)).to.include('does not support a transaction');
  });

  it('an index that forgets documents', async () => {
    const index = db.collection('b').createIndex({ at: 1 }, { expireAfterSeconds: 1 }, {});
    expect(await refusalOf(index)).to.include('does not support the index option expireAfterSeconds');
  });

  it('an index over a part of the documents', async () => {
    const index = db
      .collection('c')
      .createIndex({ x: 1 }, { unique: true, partialFilterExpression: { y: true } }, {});
    expect(await refusalOf(index)).to.include('does not support the index option partialFilterExpression');
  });

  it('a text index', async () => {
    expect(await refusalOf(db.collection('d').createIndex({ x: 'text' }, {}, {}))).to.include(
      'the index type text',
    );
  });

  it('a collation', async () => {
    const find = db
      .collection('e')
      .find({}, { collation: { locale: 'es' } })
      .toArray();
    expect(await refusalOf(find)).to.include('does not support a collation');
  });

  it('a validator', async () => {
    const create = db.createCollection('f', { validator: { x: { $exists: true } } });
    expect(await refusalOf(create)).to.include('does not support a validator');
  });
});
