import { derivedId, newId } from '../domain/id.js';

/** A request that its client may repeat, by the name that the client gave it. */
export interface Idempotency {
  /** Whoever the key belongs to, as the API that was asked knows them: `rest`, `graphql:ana`. */
  readonly client: string;
  /** What is asked for: under one key, each kind of request has its own ids. */
  readonly field: string;
  readonly key: string;
}

/** The ids of one command: of its message, and of the operation that it starts. */
export interface RequestIds {
  readonly messageId: string;
  readonly operacionId: string;
}

/**
 * The id of what a request creates: new, or the same one each time that it comes under its key.
 * Given `datos`, the request with other data under that key creates something else.
 */
export function createdId(idempotency?: Idempotency, datos?: object): string {
  return idempotency ? idOf(idempotency, 'aggregate', ...(datos ? [datos] : [])) : newId();
}

/**
 * New ids, or the same ones each time that the same command comes under its key.
 * Another command under that key is another operation.
 */
export function requestIds(command: object, idempotency?: Idempotency): RequestIds {
  if (!idempotency) return { messageId: newId(), operacionId: newId() };
  return {
    messageId: idOf(idempotency, 'message', command),
    operacionId: idOf(idempotency, 'operacion', command),
  };
}

const idOf = ({ client, field, key }: Idempotency, ...role: (string | object)[]): string =>
  derivedId(client, field, key, ...role);
