import { mongo } from 'mongoose';
import { Unavailable } from '../application/unavailable.js';

const DUPLICATE_KEY = 11000;

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
  // Mongoose has no class for a call before the first connection: https://github.com/Automattic/mongoose/issues/11720
  if (error.name === 'MongooseError' && error.message.includes('before initial connection')) return true;
  return (
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoServerSelectionError ||
    error instanceof mongo.MongoNotConnectedError ||
    error instanceof mongo.MongoTopologyClosedError ||
    error instanceof mongo.MongoWriteConcernError ||
    error instanceof mongo.MongoClientClosedError ||
    (error instanceof mongo.MongoError &&
      (error.hasErrorLabel('RetryableWriteError') || error.hasErrorLabel('TransientTransactionError')))
  );
}

/** The name of the unique index that refused the write, or `undefined` for any other error. */
export function violatedIndex(error: unknown): string | undefined {
  if (!(error instanceof mongo.MongoServerError) || error.code !== DUPLICATE_KEY) return undefined;
  return /index: (\S+)/.exec(error.message)?.[1];
}
