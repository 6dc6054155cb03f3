import type { MessageId } from 'pulsar-client';

/** Just after an entry of a partition. Entry -1 is before the first one of the ledger. */
export type Position = readonly [ledger: number, entry: number];

/** Before everything that a partition holds. */
export const BEGINNING: Position = [-1, -1];

/** Where a message stands in its topic. */
export interface Place {
  readonly position: Position;
  readonly partition: number;
}

/** Reads `(ledger,entry,partition,batch)`, which is all that the client tells of an id. */
export function placeOf(id: MessageId): Place {
  const [ledger, entry, partition] = id.toString().match(/-?\d+/g)?.map(Number) ?? [];
  if (ledger === undefined || entry === undefined || partition === undefined)
    throw new Error(`${id.toString()} is not the id of a message`);
  return { position: [ledger, entry], partition };
}

export function isAfter([ledger, entry]: Position, other: Position): boolean {
  return ledger > other[0] || (ledger === other[0] && entry > other[1]);
}

/** Whether there is a message at this position: a partition may end in a ledger that holds none yet. */
export function isMessage([, entry]: Position): boolean {
  return entry >= 0;
}
