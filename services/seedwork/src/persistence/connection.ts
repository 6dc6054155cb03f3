import mongoose, { type Connection, type ConnectOptions } from 'mongoose';
import { askUntilThere } from '../runtime/ask-until-there.js';
import type { Log } from '../runtime/log.js';
import { abandonClient } from './abandon-client.js';
import { onSilence } from './heartbeat.js';

export interface DatabaseSettings {
  /** `mongodb://host:27017` */
  readonly uri: string;
  /** One database per service. */
  readonly name: string;
  readonly log: Log;
  /** Models may be made on it before. */
  readonly connection?: Connection;
  readonly maxPoolSize?: number;
  /** How long a call waits for a connection of the pool before it is `Unavailable`. */
  readonly poolWaitMs?: number;
  /** How often the driver looks at its servers; at least 500. */
  readonly heartbeatMs?: number;
}

/** A service's own database. `connected` follows the driver's heartbeat. */
export interface Database {
  readonly connection: Connection;
  /** Resolves with the first connection. Rejects only when closed before that. */
  readonly opened: Promise<void>;
  readonly connected: () => boolean;
  close(): Promise<void>;
}

/**
 * After this many heartbeats without a look at the server that ended, well or badly, the driver is blind: mongodb 7.8
 * waits for ever for the `drain` of a socket that was destroyed just before it was written to
 * (`Connection.writeCommand` hears `error`, not `close`), and its monitor then never looks again.
 */
const SILENT_BEATS = 7.5;

/**
 * Opens the connection in the background and keeps at it: a service starts while its database is away.
 *
 * Writes are majority and journaled. Nothing is buffered: a call while the database is away fails at once.
 */
export function openDatabase({
  uri,
  name,
  log,
  connection = mongoose.createConnection(),
  maxPoolSize = 64,
  poolWaitMs = 3000,
  heartbeatMs = 2000,
}: DatabaseSettings): Database {
  const silenceMs = SILENT_BEATS * heartbeatMs;
  const closing = new AbortController();
  const options: ConnectOptions = {
    dbName: name,
    maxPoolSize,
    waitQueueTimeoutMS: poolWaitMs,
    bufferCommands: false,
    autoIndex: false,
    autoCreate: false,
    serverSelectionTimeoutMS: heartbeatMs,
    heartbeatFrequencyMS: heartbeatMs,
    connectTimeoutMS: 3000,
    socketTimeoutMS: 10_000,
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: 5000 },
  };
  let stopListening = (): void => undefined;
  // The driver reconnects for ever, but only after a first success.
  const open = async (): Promise<void> => {
    await askUntilThere(() => connection.openUri(uri, options), {
      names: { database: name },
      refusal: 'database not there',
      maxPauseMs: 2000,
      log,
      signal: closing.signal,
    });
    stopListening = onSilence(connection.getClient(), silenceMs, () => void reopen());
  };
  const reopen = async (): Promise<void> => {
    log.error({ database: name, silenceMs }, 'the driver lost sight of the database, opening anew');
    await abandonClient(connection, log);
    try {
      await open();
    } catch (error) {
      if (!closing.signal.aborted) throw error;
    }
  };
  const opened = open();
  // Whoever awaits `opened` hears of its end; nobody has to.
  opened.catch(() => undefined);
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
    opened,
    connected: () => connection.readyState === mongoose.ConnectionStates.connected,
    close: async () => {
      closing.abort();
      stopListening();
      await connection.close();
    },
  };
}
