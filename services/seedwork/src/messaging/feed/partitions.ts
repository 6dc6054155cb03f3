import pulsar, { type MessageId } from 'pulsar-client';
import { z } from 'zod';
import { withDeadline } from '../../runtime/deadline.js';
import { askAdmin } from '../admin.js';
import type { Broker } from '../client.js';
import { SETTLE_MS } from '../native.js';
import type { Position } from '../position.js';

export interface Partition {
  /** `eventos/compania/0` */
  readonly name: string;
  readonly url: string;
  readonly index: number;
}

const lastMessage = z.object({ ledgerId: z.int(), entryId: z.int() });

export async function partitionsOf(broker: Broker, topics: readonly string[]): Promise<Partition[]> {
  const found = await Promise.all(
    topics.map(async (topic) => {
      const asking = broker.client.getPartitionsForTopic(broker.topicUrl(topic));
      const urls = await withDeadline(SETTLE_MS, topic, asking);
      return urls.map((url, index) => ({ name: `${topic}/${index}`, url, index }));
    }),
  );
  return found.flat();
}

/** Where it ends now. The client has no question for it, the broker's HTTP interface has. */
export async function endOf(broker: Broker, { url }: Partition): Promise<Position> {
  const path = `${url.replace('://', '/')}/lastMessageId`;
  const response = await askAdmin(broker, path, SETTLE_MS);
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
  const { ledgerId, entryId } = lastMessage.parse(await response.json());
  return [ledgerId, entryId];
}

/** `depth` messages earlier, at most to where the ledger begins. */
export function before([ledger, entry]: Position, depth: number): Position {
  return [ledger, Math.max(entry - depth, -1)];
}

/** In the form in which ids travel, because the client makes none from numbers. */
export function messageIdOf([ledger, entry]: Position, partition: number): MessageId {
  return pulsar.MessageId.deserialize(
    Buffer.from([0x08, ...varint(ledger), 0x10, ...varint(entry), 0x18, ...varint(partition)]),
  );
}

function varint(number: number): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(number));
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return [...bytes, Number(rest)];
}
