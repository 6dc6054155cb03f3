import type { TopicName } from '@propalpes/schemas/generated/types';
import { createConnection } from 'mongoose';
import { systemClock, type Clock } from '../application/clock.js';
import type { Health } from '../http/health.js';
import { createBroker, type Broker } from '../messaging/client.js';
import { CommandSender } from '../messaging/command-sender.js';
import { Publisher } from '../messaging/publisher.js';
import { openDatabase, type Database } from '../persistence/connection.js';
import { followDatabase } from '../persistence/metrics.js';
import type { Lifecycle } from './lifecycle.js';
import type { Log } from './log.js';
import { brokerAddress } from './broker-settings.js';
import { poolSizeOf, type ServiceConfig } from './service-settings.js';

export interface ServiceIdentity {
  readonly name: string;
  /** The only topics that it writes. */
  readonly publishes: readonly TopicName[];
}

/** What a service is made from. */
export interface Parts {
  readonly serviceName: string;
  readonly broker: Broker;
  /** For models; it is open later, because the size of its pool follows from what is made. */
  readonly database: Pick<Database, 'connection'>;
  readonly publisher: Publisher;
  readonly commands: CommandSender;
  readonly clock: Clock;
  readonly log: Log;
}

export function openParts(
  { name, publishes }: ServiceIdentity,
  config: ServiceConfig,
  { log, onStop }: Lifecycle,
  health: Health,
): Parts {
  const broker = createBroker({ ...brokerAddress(config), log });
  onStop('broker', () => broker.close());
  const publisher = new Publisher(broker, {
    topics: publishes,
    sendTimeoutMs: config.SEND_TIMEOUT_MS,
    maxPendingMessages: config.MAX_PENDING_MESSAGES,
  });
  onStop('publisher', () => publisher.close());
  health.check('publisher', () => publisher.connected);
  const commands = new CommandSender(publisher, name, systemClock);
  const database = { connection: createConnection() };
  return { serviceName: name, broker, database, publisher, commands, clock: systemClock, log };
}

export function openPool(
  { database: { connection } }: Parts,
  subscriptions: number,
  config: ServiceConfig,
  { log, onStop }: Lifecycle,
  health: Health,
): Database {
  const database = openDatabase({
    connection,
    uri: config.MONGODB_URI,
    name: config.DATABASE,
    maxPoolSize: poolSizeOf(config, subscriptions),
    log,
  });
  onStop('database', () => database.close());
  health.check('database', () => database.connected());
  followDatabase(database.connected);
  return database;
}
