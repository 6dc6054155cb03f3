import { createHash } from 'node:crypto';
import { topicFullName, type TopicPath } from '@propalpes/schemas/catalogue';
import type { MessagesByTopic, TopicName } from '@propalpes/schemas/generated/types';
import { UnknownMessage } from '@propalpes/schemas/unknown-message';
import { Decoder } from '@propalpes/seedwork/messaging/decoder';
import { SchemaRegistry } from '@propalpes/seedwork/messaging/registry';
import type { DeadLetter, ForeignMessage, TopicMessage } from '../ledger/evidence.js';
import pulsar, { type Client, type Message } from 'pulsar-client';
import type { BrokerAdmin } from './broker-admin.js';

const READ_WITHIN_MS = 10_000;

/** All messages of a topic, from the first that it ever had. */
export interface TopicContents {
  readonly messages: readonly TopicMessage[];
  readonly foreign: readonly ForeignMessage[];
}

export async function readTopic(
  client: Client,
  admin: BrokerAdmin,
  topic: TopicName,
): Promise<TopicContents> {
  const registry = new SchemaRegistry({ adminUrl: admin.url, tenant: 'propalpes', tokenFile: undefined });
  const decoder = new Decoder(topic, registry);
  const messages: TopicMessage[] = [];
  const foreign: ForeignMessage[] = [];
  for (const message of await readAll(client, admin, topic)) {
    const bytes = message.getData();
    const decoded = await decoder.decode(bytes, message.getProperties()['schema'] ?? '');
    if (decoded instanceof UnknownMessage) foreign.push({ topic, id: decoded.id, type: decoded.type });
    else messages.push(toTopicMessage(topic, decoded, bytes));
  }
  return { messages, foreign };
}

export async function readDeadLetters(client: Client, admin: BrokerAdmin): Promise<DeadLetter[]> {
  return (await readAll(client, admin, 'errores/mensajes')).map((message) => {
    const { message_id: id = '', topic = '', reason = '', error = '' } = message.getProperties();
    return { id, reason: `${topic}: ${reason}: ${error}` };
  });
}

function toTopicMessage(topic: TopicName, decoded: MessagesByTopic[TopicName], bytes: Buffer): TopicMessage {
  const { id, type, time, correlationId, causationId, aggregateId, aggregateVersion, data } = decoded;
  return {
    topic,
    id,
    type,
    time,
    correlationId,
    causationId,
    aggregateId,
    aggregateVersion,
    data: { ...(data as Record<string, unknown>) },
    digest: createHash('sha256').update(bytes).digest('hex'),
  };
}

/** A key stays in one partition, so reading one after the other keeps the order of every key. */
async function readAll(client: Client, admin: BrokerAdmin, topic: TopicPath): Promise<Message[]> {
  const messages: Message[] = [];
  for (let partition = 0; partition < (await admin.partitions(topic)); partition += 1) {
    const reader = await client.createReader({
      topic: `${topicFullName(topic)}-partition-${partition}`,
      startMessageId: pulsar.MessageId.earliest(),
    });
    while (reader.hasNext()) messages.push(await reader.readNext(READ_WITHIN_MS));
    await reader.close();
  }
  return messages;
}
