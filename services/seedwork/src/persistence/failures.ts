import { mongo } from 'mongoose';
import { Unavailable } from '../application/unavailable.js';

const DUPLICATE_KEY = 11000;

/**
 * What a server answers while it is not itself: the codes that the driver retries once, of which it labels only
 * those of writes, and refused credentials, which a rotation puts right.
 */
const PASSING = new Set([
  6, 7, 13, 18, 50, 64, 89, 91, 134, 189, 262, 9001, 10058, 10107, 11600, 11602, 13435, 13436,
]);

/** What a socket says when it breaks while it is written to: mongodb 7.8 passes it on as it is. */
const BROKEN_SOCKET = new Set(['EPIPE', 'ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'ERR_STREAM_DESTROYED']);

/** Runs a call of the driver and turns "no answer" and "not now" into `Unavailable`; what else it throws is a bug. */
export async function available<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (isPassing(error)) throw new Unavailable('database', (error as Error).message, { cause: error });
    throw error;
  }
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && BROKEN_SOCKET.has(String(error.code))) return true;
  // Mongoose has no class for a call before the first connection: https://github.com/Automattic/mongoose/issues/11720
  if (error.name === 'MongooseError' && error.message.includes('before initial connection')) return true;
  return (
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoServerSelectionError ||
    error instanceof mongo.MongoNotConnectedError ||
    error instanceof mongo.MongoTopologyClosedError ||
    error instanceof mongo.MongoWriteConcernError ||
    error instanceof mongo.MongoClientClosedError ||
    (error instanceof mongo.MongoServerError && PASSING.has(Number(error.code))) ||
    (error instanceof mongo.MongoError &&
      (error.hasErrorLabel('RetryableWriteError') || error.hasErrorLabel('TransientTransactionError')))
  );
}

/** The name of the unique index that refused the write, or `undefined` for any other error. */
export function violatedIndex(error: unknown): string | undefined {
  if (!(error instanceof mongo.MongoServerError) || error.code !== DUPLICATE_KEY) return undefined;
  return /index: (\S+)/.exec(error.message)?.[1];
}
