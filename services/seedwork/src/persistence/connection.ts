import mongoose, { type Connection } from 'mongoose';
import type { Log } from '../runtime/log.js';

export interface DatabaseSettings {
  /** `mongodb://host:27017` */
  readonly uri: string;
  /** One database per service. */
  readonly name: string;
  readonly log: Log;
  readonly maxPoolSize?: number;
}

/** A service's own database. `connected` follows the driver's heartbeat. */
export interface Database {
  readonly connection: Connection;
  readonly connected: () => boolean;
  close(): Promise<void>;
}

/**
 * Opens the connection in the background and keeps at it: a service starts while its database is away.
 *
 * Writes are majority and journaled. Nothing is buffered: a call while the database is away fails at once.
 */
export function openDatabase({ uri, name, log, maxPoolSize = 64 }: DatabaseSettings): Database {
  const connection = mongoose.createConnection(uri, {
    dbName: name,
    maxPoolSize,
    bufferCommands: false,
    autoIndex: false,
    autoCreate: false,
    serverSelectionTimeoutMS: 2000,
    heartbeatFrequencyMS: 2000,
    connectTimeoutMS: 3000,
    socketTimeoutMS: 10_000,
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: 5000 },
  });
  connection.on('connected', () => {
    log.info({ database: name }, 'database connected');
  });
  connection.on('disconnected', () => {
    log.warn({ database: name }, 'database disconnected');
  });
  connection.on('error', (error: Error) => {
    log.warn({ database: name, reason: error.message }, 'database error');
  });
  return {
    connection,
    connected: () => connection.readyState === mongoose.ConnectionStates.connected,
    close: () => connection.close(),
  };
}
