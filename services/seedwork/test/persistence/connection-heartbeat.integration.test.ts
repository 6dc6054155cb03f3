import type { Socket } from 'node:net';
import { expect } from 'chai';
import { newId } from '../../src/domain/id.js';
import { AggregateRepository } from '../../src/persistence/aggregate-repository.js';
import { openDatabase, type Database } from '../../src/persistence/connection.js';
import { registroMapping, registroModel } from '../../src/persistence/registro-document.js';
import { Sandbox } from '../../testing/sandbox.js';
import { until } from '../../testing/until.js';

interface Monitored {
  readonly topology: { readonly s: { readonly servers: Map<string, { readonly monitor: Monitor }> } };
}

interface Monitor {
  readonly connection: { readonly socket: Socket };
}

describe('connection to the database whose monitor waits for ever', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let database: Database;

  beforeEach(async () => {
    sandbox = await Sandbox.open();
    const { MONGODB_URI: uri } = sandbox.parts;
    database = openDatabase({
      uri,
      name: sandbox.databaseName('silent'),
      log: sandbox.log,
      heartbeatMs: 500,
    });
    sandbox.defer(() => database.close());
    await database.opened;
  });

  afterEach(() => sandbox.close());

  /** Lets the next look at the server do what it does when its socket was destroyed a moment ago. */
  function loseDrain(): void {
    const { topology } = database.connection.getClient() as unknown as Monitored;
    for (const { monitor } of topology.s.servers.values()) monitor.connection.socket.write = () => false;
  }

  const closings: Record<string, (() => Promise<void>) | undefined> = {
    '': undefined,
    ', also when the lost client is never closed': () => new Promise(() => undefined),
    ', also when the lost client cannot be closed': () => Promise.reject(new Error('cannot close')),
  };

  for (const [name, close] of Object.entries(closings)) {
    it(`is opened anew and answers through the same repository${name}`, async () => {
      const model = registroModel<{ llave: string }>(database.connection, 'registros', { llave: String });
      const repository = new AggregateRepository(
        model,
        registroMapping<{ llave: string }>(({ llave }) => llave),
      );
      const first = database.connection.getClient();
      if (close) {
        const reallyClose = first.close.bind(first);
        sandbox.defer(() => reallyClose());
        first.close = close;
      }
      loseDrain();
      await until('another client', () => database.connection.getClient() !== first, 40_000);
      await until('connected', () => database.connected(), 10_000);
      expect(await repository.load(newId())).to.include({ version: 0 });
    });
  }
});
