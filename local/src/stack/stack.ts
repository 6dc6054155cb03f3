import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Broker, startBroker } from '../broker/broker.js';
import { type Database, startDatabase } from '../database/database.js';
import type { Line } from '../process/output.js';
import { freePort } from '../process/ports.js';
import { applyManifests } from './operator.js';
import { throwawayDirectory } from './throwaway.js';

/** A broker with our topics, and a database, that nobody used before. */
export interface Stack {
  readonly broker: Broker;
  readonly database: Database;
  /** What a service needs to find them. */
  readonly env: Record<'PULSAR_SERVICE_URL' | 'PULSAR_ADMIN_URL' | 'MONGODB_URI', string>;
  /** Stops both and deletes their state. */
  close(): Promise<void>;
}

export interface ThrowawayOptions {
  /** Told what the broker and the database print. */
  readonly line?: Line;
  /** More flags for the broker's JVM, such as `quickStart`. */
  readonly jvmFlags?: readonly string[];
  /** More lines of the broker's configuration file, which may depend on the port that it listens on. */
  readonly brokerSettings?: (port: number) => Readonly<Record<string, string>>;
}

/** Starts a throwaway stack on free ports of the loopback address. */
export async function startThrowawayStack(options: ThrowawayOptions = {}): Promise<Stack> {
  const { line = () => undefined, jvmFlags = [], brokerSettings = () => ({}) } = options;
  const dir = await throwawayDirectory();
  const [port, adminPort, bookiePort, databasePort] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const settings = brokerSettings(port);
  const abort = new AbortController();
  const starting = [
    startBroker(
      { port, adminPort, bookiePort, dir: join(dir, 'broker'), jvmFlags, settings, line },
      abort.signal,
    ),
    startDatabase({ port: databasePort, dir: join(dir, 'database'), line }, abort.signal),
  ] as const;
  try {
    const [broker, database] = await Promise.all(starting);
    await applyManifests(broker.adminUrl);
    return {
      broker,
      database,
      env: environmentOf(broker, database),
      close: () => discard(dir, broker, database),
    };
  } catch (error) {
    abort.abort();
    const [broker, database] = await Promise.allSettled(starting);
    await discard(
      dir,
      broker.status === 'fulfilled' ? broker.value : undefined,
      database.status === 'fulfilled' ? database.value : undefined,
    );
    throw error;
  }
}

export function environmentOf(broker: Broker, database: Database): Stack['env'] {
  return {
    PULSAR_SERVICE_URL: broker.serviceUrl,
    PULSAR_ADMIN_URL: broker.adminUrl,
    MONGODB_URI: database.uri,
  };
}

/** Nothing of the state is wanted, so there is nothing to shut down in order. */
async function discard(dir: string, broker?: Broker, database?: Database): Promise<void> {
  await Promise.all([broker?.kill(), database?.process?.kill()]);
  await rm(dir, { recursive: true, force: true });
}
