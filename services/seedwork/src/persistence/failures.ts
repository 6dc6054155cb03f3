import { mongo } from 'mongoose';
import { Unavailable } from '../application/unavailable.js';
import { beginDatabaseSpan, endDatabaseSpan } from '../tracing/database-span.js';
import { databaseCalled, type DatabaseOperation, type DatabaseOutcome } from './metrics.js';

const DUPLICATE_KEY = 11000;

/**
 * What only a mistake of ours can make a server answer: a bad value, a failed parse, a type or document that is
 * refused, an unknown operator or command, a document that is too large, a key that is taken. Anything else it says
 * is the server's trouble (no space, no lock, no primary, refused credentials during a rotation) and may pass.
 */
const OUR_MISTAKES = new Set([
  2,
  9,
  14,
  28,
  40,
  52,
  59,
  66,
  72,
  115,
  121,
  10334,
  17280,
  17419,
  DUPLICATE_KEY,
]);

/** What a socket says when it breaks while it is written to: mongodb 7.8 passes it on as it is. */
const BROKEN_SOCKET = new Set(['EPIPE', 'ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'ERR_STREAM_DESTROYED']);

/**
 * Runs a call of the driver, measures it and turns "no answer" and "not now" into `Unavailable`; what else it throws is a
 * bug, or a key that is taken. `isConflict`: which answers say that somebody else was first.
 */
export async function available<T>(
  operation: DatabaseOperation,
  call: () => Promise<T>,
  isConflict: (answer: T) => boolean = () => false,
): Promise<T> {
  const span = beginDatabaseSpan(operation);
  const startedAt = performance.now();
  const ended = (outcome: DatabaseOutcome): void => {
    databaseCalled(operation, outcome, startedAt);
    endDatabaseSpan(span, outcome);
  };
  try {
    const answer = await call();
    ended(isConflict(answer) ? 'conflict' : 'ok');
    return answer;
  } catch (error) {
    const passing = isPassing(error);
    ended(passing ? 'unavailable' : outcomeOf(error));
    if (passing) throw new Unavailable('database', (error as Error).message, { cause: error });
    throw error;
  }
}

const outcomeOf = (error: unknown) => (violatedIndex(error) === undefined ? 'error' : 'conflict');

/** What a call rejects with that its caller gave up, after its signal. */
const GIVEN_UP = new Set(['AbortError', 'TimeoutError']);

function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (GIVEN_UP.has(error.name)) return true;
  if ('code' in error && BROKEN_SOCKET.has(String(error.code))) return true;
  // Mongoose has no class for a call before the first connection: https://github.com/Automattic/mongoose/issues/11720
  if (error.name === 'MongooseError' && error.message.includes('before initial connection')) return true;
  if (error instanceof mongo.MongoServerError) return !OUR_MISTAKES.has(Number(error.code));
  return error instanceof mongo.MongoError && (isAway(error) || !isMisuse(error));
}

/** The driver has one class for misuse and for a connection that is closed. */
const isMisuse = (error: Error): boolean =>
  error instanceof mongo.MongoAPIError || error instanceof mongo.MongoParseError;

const isAway = (error: Error): boolean =>
  error instanceof mongo.MongoNotConnectedError ||
  error instanceof mongo.MongoTopologyClosedError ||
  error instanceof mongo.MongoClientClosedError;

/** The name of the unique index that refused the write, or `undefined` for any other error. */
export function violatedIndex(error: unknown): string | undefined {
  if (!(error instanceof mongo.MongoServerError) || error.code !== DUPLICATE_KEY) return undefined;
  return /index: (\S+)/.exec(error.message)?.[1];
}
