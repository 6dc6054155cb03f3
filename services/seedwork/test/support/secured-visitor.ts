/** Does one thing at a broker, as the argument says, and prints what came of it: a process with a token has to exit. */
import { codecFor } from '@propalpes/schemas/codec';
import { fingerprint } from '@propalpes/schemas/fingerprint';
import type { Message } from 'pulsar-client';
import { newId } from '../../src/domain/id.js';
import type { BrokerAddress } from '../../src/messaging/broker-address.js';
import { createBroker, type Broker } from '../../src/messaging/client.js';
import { DeadLetters } from '../../src/messaging/dead-letter.js';
import { FeedReader } from '../../src/messaging/feed/reader.js';
import { Publisher } from '../../src/messaging/publisher.js';
import { SchemaRegistry } from '../../src/messaging/registry.js';
import { Session } from '../../src/messaging/session.js';
import { createLog } from '../../src/runtime/log.js';
import { until } from '../../testing/until.js';
import { crear } from './commands.js';

export interface Visit {
  readonly address: BrokerAddress;
  readonly errand: 'publish' | 'receive' | 'bury' | 'find' | 'follow';
}

const topic = 'comandos/compania';
const subscription = 'companias';

async function publish(broker: Broker): Promise<string> {
  const aggregateId = newId();
  const publisher = new Publisher(broker, { topics: [topic], sendTimeoutMs: 5_000, maxPendingMessages: 10 });
  await until('a producer', () => publisher.connected, 6_000);
  await publisher.publish([crear(aggregateId)]);
  return aggregateId;
}

async function receive(broker: Broker): Promise<string> {
  const session = new Session(broker, { topic, subscription, prefetch: 1 });
  await session.open();
  const message = await session.receive();
  await session.acknowledge(message);
  // what is acknowledged is sent a moment later, or when it is closed: who exits at once would get the message again
  await session.close();
  return message.getPartitionKey();
}

async function bury(broker: Broker): Promise<string> {
  const { key, properties, bytes } = crear(newId());
  const message = {
    getData: () => bytes,
    getPartitionKey: () => key,
    getProperties: () => properties,
    getMessageId: () => '-1:-1:-1',
    getPublishTimestamp: () => Date.now(),
  } as unknown as Message;
  await new DeadLetters(broker).bury(message, { topic, subscription }, new TypeError('a bug'));
  return key;
}

async function find(broker: Broker): Promise<string> {
  const { schema } = codecFor(topic);
  return (await new SchemaRegistry(broker, 15_000).find(topic, fingerprint(schema))) === undefined
    ? 'unknown'
    : 'known';
}

async function follow(): Promise<string> {
  const source = new FeedReader({ ...address, log, topics: ['eventos/compania'], depth: 10 });
  const signal = AbortSignal.timeout(20_000);
  for await (const part of source.read({ from: undefined, follow: true, signal })) return part.kind;
  return 'nothing';
}

const { address, errand } = JSON.parse(process.argv[2] ?? '') as Visit;
const log = createLog({ service: 'visitor', level: 'silent' });
const broker = createBroker({ ...address, log });
try {
  console.log(await { publish, receive, bury, find, follow }[errand](broker));
  process.exit(0);
} catch (error) {
  console.log(String(error));
  process.exit(1);
}
