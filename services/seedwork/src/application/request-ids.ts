import { derivedId, newId } from '../domain/id.js';

/** The ids of one request: of the message, of the aggregate it creates, of the operation it starts. */
export interface RequestIds {
  readonly messageId: string;
  readonly aggregateId: string;
  readonly operacionId: string;
}

export interface Idempotency {
  /** Whoever the key belongs to: two users may use the same key. */
  readonly user: string;
  /** What is asked for: one key may stand for one request of each kind. */
  readonly field: string;
  readonly key: string;
}

/** New ids, or the same ones each time the same user repeats a request under the same key. */
export function requestIds(idempotency?: Idempotency): RequestIds {
  if (!idempotency) return { messageId: newId(), aggregateId: newId(), operacionId: newId() };
  const { user, field, key } = idempotency;
  const idOf = (role: string): string => derivedId(user, field, key, role);
  return { messageId: idOf('message'), aggregateId: idOf('aggregate'), operacionId: idOf('operacion') };
}
