import type { Connection } from 'mongoose';
import { withDeadline } from '../runtime/deadline.js';
import type { Log } from '../runtime/log.js';

const CLOSE_MS = 5000;

/** What mongoose calls on the connections that share a closed client; its types do not tell of it. */
interface Detachable {
  close(options: { skipCloseClient: true }): Promise<unknown>;
}

/**
 * Leaves the client of a connection behind, so that another can be opened at once.
 *
 * Closing it may fail or never end, for the very reason that it is left: that is logged, and its sockets are lost.
 */
export async function abandonClient(connection: Connection, log: Log): Promise<void> {
  const client = connection.getClient();
  // The connection has another client by the time that this one hears of its servers again.
  client.removeAllListeners('topologyDescriptionChanged').removeAllListeners('serverDescriptionChanged');
  await (connection as unknown as Detachable).close({ skipCloseClient: true });
  withDeadline(CLOSE_MS, 'closing', client.close()).catch((error: unknown) => {
    log.warn({ reason: String(error) }, 'a client of the database was left behind and not closed');
  });
}
