import type { Message } from 'pulsar-client';

/** Where a message stands in its topic. */
export class Position {
  constructor(
    readonly ledger: number,
    readonly entry: number,
    readonly partition: number,
  ) {}

  isAfter(other: Position | undefined): boolean {
    if (!other) return true;
    return this.ledger === other.ledger ? this.entry > other.entry : this.ledger > other.ledger;
  }

  /** As Pulsar's own tools write it: `ledger:entry:partition`. */
  toString(): string {
    return `${this.ledger}:${this.entry}:${this.partition}`;
  }
}

/** Reads `(ledger,entry,partition,batch)`, which is all that the client tells of a message's id. */
export function positionOf(message: Pick<Message, 'getMessageId'>): Position {
  const text = message.getMessageId().toString();
  const [ledger, entry, partition] = text.match(/-?\d+/g)?.map(Number) ?? [];
  if (ledger === undefined || entry === undefined || partition === undefined)
    throw new Error(`${text} is not the id of a message`);
  return new Position(ledger, entry, partition);
}
