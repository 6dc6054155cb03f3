import type { Message, Reader } from 'pulsar-client';
import { withDeadline } from '../../runtime/deadline.js';
import type { Broker } from '../client.js';
import { before, messageIdOf, type Partition } from './partitions.js';
import type { RawMessage } from './protocol.js';
import { PositionLost } from './source.js';
import { SETTLE_MS } from '../native.js';
import { isMessage, placeOf, type Position } from '../position.js';

/** Fetched ahead of what is passed on. */
const PREFETCH = 500;

/** Reads one partition from a position on. */
export class PartitionReader {
  private constructor(
    private readonly partition: Partition,
    private readonly reader: Reader,
    /** Has been read before, and must still be there: then nothing after it has been deleted. */
    private readonly known: Position | undefined,
  ) {}

  /** @param isKnown whether `after` was read from this partition once */
  static async open(broker: Broker, partition: Partition, after: Position, isKnown: boolean) {
    const known = isKnown && isMessage(after) ? after : undefined;
    const opening = broker.client.createReader({
      topic: partition.url,
      startMessageId: messageIdOf(known ? before(known, 1) : after, partition.index),
      receiverQueueSize: PREFETCH,
    });
    return new PartitionReader(partition, await withDeadline(SETTLE_MS, partition.name, opening), known);
  }

  get connected(): boolean {
    return this.reader.isConnected();
  }

  /** For ever. Throws `PositionLost`. */
  async follow(tell: (message: RawMessage) => Promise<void>): Promise<never> {
    if (this.known) this.expect(this.known, await this.reader.readNext());
    for (;;) await tell(this.raw(await this.reader.readNext()));
  }

  /** Until there is no more for now. Throws `PositionLost`. */
  async drain(tell: (message: RawMessage) => Promise<void>): Promise<void> {
    if (this.known) this.expect(this.known, await this.nextIfAny());
    for (;;) {
      const message = await this.nextIfAny();
      if (!message) return;
      await tell(this.raw(message));
    }
  }

  /** Asking whether there is one blocks this process, which has nothing else to do. */
  private async nextIfAny(): Promise<Message | undefined> {
    if (!this.reader.hasNext()) return undefined;
    return withDeadline(SETTLE_MS, this.partition.name, this.reader.readNext());
  }

  private expect([ledger, entry]: Position, message: Message | undefined): void {
    const found = message && placeOf(message.getMessageId()).position;
    if (found?.[0] === ledger && found[1] === entry) return;
    throw new PositionLost(`${this.partition.name} does not hold ${ledger}:${entry} any more`);
  }

  private raw(message: Message): RawMessage {
    return {
      partition: this.partition.name,
      position: placeOf(message.getMessageId()).position,
      schema: message.getProperties()['schema'] ?? '',
      data: message.getData().toString('base64'),
    };
  }
}
