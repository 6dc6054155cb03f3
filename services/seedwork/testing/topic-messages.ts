import pulsar, { type Message } from 'pulsar-client';
import type { Broker } from '../src/messaging/client.js';

/** Everything that a topic of one partition holds, oldest first, also what was acknowledged. */
export async function messagesOf(broker: Broker, topic: string): Promise<Message[]> {
  const reader = await broker.client.createReader({
    topic: `${broker.topicUrl(topic)}-partition-0`,
    startMessageId: pulsar.MessageId.earliest(),
  });
  try {
    const messages: Message[] = [];
    while (reader.hasNext()) messages.push(await reader.readNext());
    return messages;
  } finally {
    await reader.close();
  }
}
