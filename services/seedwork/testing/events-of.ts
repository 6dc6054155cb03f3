import type { MessagesByTopic, TopicName } from '@propalpes/schemas/generated/types';
import { readerFor } from '@propalpes/schemas/tolerant-reader';
import type { Broker } from '../src/messaging/client.js';
import { messagesOf } from './topic-messages.js';

/** What a topic tells of one aggregate, oldest first; what is told again counts once, as it does for every reader. */
export async function eventsOf<T extends TopicName>(
  broker: Broker,
  topic: T,
  aggregateId: string,
): Promise<MessagesByTopic[T][]> {
  const reader = readerFor(topic);
  const messages = await messagesOf(broker, topic);
  const told = messages
    .filter((message) => message.getPartitionKey() === aggregateId)
    .map((message) => reader.decode(message.getData(), reader.fingerprint) as MessagesByTopic[T]);
  return [...new Map(told.toReversed().map((event) => [event.id, event])).values()].toReversed();
}
