import type { TopicPath } from '@propalpes/schemas/catalogue';
import { randomBytes } from 'node:crypto';
import { mongo } from 'mongoose';
import { createBroker, type Broker } from '../src/messaging/client.js';
import { openDatabase, type Database } from '../src/persistence/connection.js';
import { createLog } from '../src/runtime/log.js';
import { PulsarTenant } from './pulsar-tenant.js';
import { realParts, type RealParts } from './real-parts.js';

type Undo = () => Promise<unknown>;

/** A tenant and databases of its own on the real parts, for one file of tests. */
export class Sandbox {
  readonly name = `test-${randomBytes(4).toString('hex')}`;
  readonly parts: RealParts = realParts();
  readonly tenant = new PulsarTenant(this.name, this.parts);
  readonly log = createLog({ service: this.name, level: 'silent' });
  private readonly undos: Undo[] = [() => this.dropDatabases()];
  private readonly databases = new Set<string>();

  /** Makes the topics, if any. */
  static async open(topics: readonly TopicPath[] = []): Promise<Sandbox> {
    const sandbox = new Sandbox();
    if (topics.length === 0) return sandbox;
    sandbox.defer(() => sandbox.tenant.remove());
    await sandbox.tenant.apply(topics);
    return sandbox;
  }

  /** Settings of a service that lives in this sandbox. */
  get env(): Record<string, string> {
    return { ...this.parts, PULSAR_TENANT: this.name };
  }

  /** A client of the broker, closed with the sandbox. */
  broker(adminUrl = this.parts.PULSAR_ADMIN_URL): Broker {
    const serviceUrl = this.parts.PULSAR_SERVICE_URL;
    const broker = createBroker({ serviceUrl, adminUrl, tenant: this.name, log: this.log });
    this.defer(() => broker.close());
    return broker;
  }

  /** Opens a database of its own. */
  async database(purpose: string): Promise<Database> {
    const database = openDatabase({
      uri: this.parts.MONGODB_URI,
      name: this.databaseName(purpose),
      log: this.log,
    });
    await database.opened;
    this.defer(() => database.close());
    return database;
  }

  /** The name of a database, which is dropped with the sandbox. */
  databaseName(purpose: string): string {
    const name = `${this.name}-${purpose}`;
    this.databases.add(name);
    return name;
  }

  /** Runs when the sandbox is closed; the last one first. */
  defer(undo: Undo): void {
    this.undos.push(undo);
  }

  /** Undoes everything, also after something that could not be undone; rejects with what went wrong. */
  async close(): Promise<void> {
    const failures: unknown[] = [];
    for (let undo = this.undos.pop(); undo; undo = this.undos.pop())
      await undo().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, `${this.name} is not clean`);
  }

  private async dropDatabases(): Promise<void> {
    if (this.databases.size === 0) return;
    const client = await new mongo.MongoClient(this.parts.MONGODB_URI).connect();
    for (const name of this.databases) await client.db(name).dropDatabase();
    await client.close();
  }
}
