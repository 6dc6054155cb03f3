import { TOPICS } from '@propalpes/schemas/catalogue';
import type { TopicName } from '@propalpes/schemas/generated/types';
import type { EncodedMessage } from '@propalpes/seedwork/application/encoded-message';
import type { Place } from '@propalpes/seedwork/messaging/position';
import type { Message } from 'pulsar-client';
import { Refused } from '../cli/refused.js';

/** A message that could not be handled, and why. */
export interface Letter {
  /** As Pulsar's own tools write it: `ledger:entry:partition`. */
  readonly position: string;
  readonly reason: string;
  readonly error: string;
  /** The same for all messages that one bug has killed. */
  readonly stackHash: string;
  /** Whose message it was: of which topic, on which subscription. */
  readonly topic: string;
  readonly subscription: string;
  readonly type: string;
  readonly key: string;
  readonly buried: Date;
  readonly original: Omit<EncodedMessage, 'topic'>;
}

const PREFIX = 'original.';

export function letterOf(message: Message, { position: [ledger, entry], partition }: Place): Letter {
  const properties: Readonly<Partial<Record<string, string>>> = message.getProperties();
  const said = (name: string): string => properties[name] ?? '';
  const key = message.getPartitionKey();
  const originals = Object.entries(properties)
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, value]) => [name.slice(PREFIX.length), value] as const);
  return {
    position: `${ledger}:${entry}:${partition}`,
    reason: said('reason'),
    error: said('error'),
    stackHash: said('stack_hash'),
    topic: said('topic'),
    subscription: said('subscription'),
    type: said(`${PREFIX}type`),
    key,
    buried: new Date(message.getPublishTimestamp()),
    original: {
      key,
      properties: Object.fromEntries(originals) as Record<string, string>,
      bytes: message.getData(),
    },
  };
}

/** The message as it was, byte by byte, so that whoever knows it already knows it again. */
export function originalOf({ topic, position, original }: Letter): EncodedMessage {
  if (!(topic in TOPICS)) throw new Refused(`${position} came from "${topic}", which is no topic of ours`);
  return { ...original, topic: topic as TopicName };
}
