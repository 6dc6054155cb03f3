import { expect } from 'chai';
import { Unavailable } from '../../src/application/unavailable.js';
import { newId } from '../../src/domain/id.js';
import { AggregateRepository } from '../../src/persistence/aggregate-repository.js';
import { openDatabase, type Database, type DatabaseSettings } from '../../src/persistence/connection.js';
import { ensureIndexes } from '../../src/persistence/indexes.js';
import { registroMapping, registroModel } from '../../src/persistence/registro-document.js';
import { RegistroReader } from '../../src/persistence/registro-reader.js';
import { DatabaseProxy } from '../../testing/database-proxy.js';
import { Sandbox } from '../../testing/sandbox.js';
import { until } from '../../testing/until.js';
import { registro, type Datos } from '../support/registros.js';

const mapping = registroMapping<Datos>(({ llave }) => llave ?? undefined);

describe('connection to the database', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let proxy: DatabaseProxy;

  before(async () => {
    sandbox = await Sandbox.open();
    proxy = await DatabaseProxy.open(sandbox);
  });

  beforeEach(() => proxy.restore());

  afterEach(() => proxy.cut());

  after(() => sandbox.close());

  /** Runs with a connection through the proxy. */
  async function withDatabase(
    work: (database: Database) => Promise<void>,
    pool: Pick<DatabaseSettings, 'maxPoolSize' | 'poolWaitMs'> = {},
  ): Promise<void> {
    const database = openDatabase({
      uri: proxy.uri,
      name: sandbox.databaseName('away'),
      log: sandbox.log,
      heartbeatMs: 500,
      ...pool,
    });
    try {
      await work(database);
    } finally {
      await database.close();
    }
  }

  const partsOf = ({ connection }: Database) => {
    const model = registroModel<Datos>(connection, 'registros', { llave: String });
    return {
      model,
      repository: new AggregateRepository(model, mapping),
      reader: new RegistroReader(model, mapping),
    };
  };

  it('opens when the database comes up after the service', async () => {
    await proxy.cut();
    await withDatabase(async (database) => {
      expect(database.connected()).to.be.false;
      await proxy.restore();
      await database.opened;
      expect(database.connected()).to.be.true;
    });
  });

  it('is connected again after the database was away', () =>
    withDatabase(async (database) => {
      await database.opened;
      await proxy.cut();
      await until('disconnected', () => !database.connected());
      await proxy.restore();
      await until('connected', () => database.connected());
    }));

  it('is Unavailable for every call before the first connection, and closes also then', async () => {
    await proxy.cut();
    await withDatabase(async (database) => {
      const { repository, reader } = partsOf(database);
      await expectUnavailable(repository.load(newId()));
      await expectUnavailable(reader.find(newId()));
    });
  });

  const id = newId();
  const state = registro('PENDIENTE', { id, version: 1, datos: { llave: id } });
  const calls = {
    'repository.load': ({ repository }: ReturnType<typeof partsOf>) => repository.load(id),
    'repository.save, an insert': ({ repository }: ReturnType<typeof partsOf>) =>
      repository.save(repository.unseen(id), state, { messageId: newId(), outbox: [] }),
    'repository.save, an update': ({ repository }: ReturnType<typeof partsOf>) =>
      repository.save(
        { ...repository.unseen(id), version: 1 },
        { ...state, version: 2 },
        {
          messageId: newId(),
          outbox: [],
        },
      ),
    'reader.find': ({ reader }: ReturnType<typeof partsOf>) => reader.find(id),
    'reader.list': ({ reader }: ReturnType<typeof partsOf>) => reader.list({}, { limite: 1 }),
  };

  it('is Unavailable for every call while the database is away', () =>
    withDatabase(async (database) => {
      await database.opened;
      const parts = partsOf(database);
      await proxy.cut();
      await Promise.all(Object.values(calls).map((call) => expectUnavailable(call(parts))));
    }));

  it('is Unavailable for the calls that the database was answering when it went away', () =>
    withDatabase(async (database) => {
      await database.opened;
      const { repository } = partsOf(database);
      const inFlight = Array.from({ length: 50 }, () => repository.load(newId()));
      await proxy.cut();
      const outcomes = await Promise.allSettled(inFlight);
      const reasons = outcomes.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
      for (const { reason } of reasons) expect(reason).to.be.instanceOf(Unavailable);
    }));

  it('is Unavailable for the calls that wait too long for a connection of the pool', () =>
    withDatabase(
      async (database) => {
        await database.opened;
        const { repository } = partsOf(database);
        const outcomes = await Promise.allSettled(
          Array.from({ length: 3000 }, () => repository.load(newId())),
        );
        const reasons = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []));
        expect(reasons).to.not.be.empty;
        for (const reason of reasons) {
          expect(reason).to.be.instanceOf(Unavailable);
          expect(reason.cause).to.have.property('name', 'MongoWaitQueueTimeoutError');
        }
      },
      { maxPoolSize: 1, poolWaitMs: 100 },
    ));

  it('builds indexes as soon as the database is there', async () => {
    await withDatabase(async (database) => {
      await database.opened;
      const { model } = partsOf(database);
      await proxy.cut();
      const building = ensureIndexes([model], sandbox.log, AbortSignal.timeout(15_000));
      await proxy.restore();
      await building;
      expect(Object.keys(await model.collection.indexInformation())).to.include('llave_1');
    });
  });
});

async function expectUnavailable(call: Promise<unknown>): Promise<void> {
  let error: unknown;
  await call.catch((reason: unknown) => (error = reason));
  expect(error).to.be.instanceOf(Unavailable).and.have.property('what', 'database');
}
