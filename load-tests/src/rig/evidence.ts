import { step, type Say } from '@propalpes/local/process/progress';
import type { Stack } from '@propalpes/local/stack/stack';
import { TOPICS } from '@propalpes/schemas/catalogue';
import type { TopicName } from '@propalpes/schemas/generated/types';
import { MongoClient } from 'mongodb';
import pulsar from 'pulsar-client';
import type { Evidence } from '../ledger/evidence.js';
import type { Journal } from '../load/journal.js';
import type { BrokerAdmin } from './broker-admin.js';
import { readDocuments, readOperations, readProjection } from './documents.js';
import { drain } from './drain.js';
import { readDeadLetters, readTopic, type TopicContents } from './topics.js';

const topicNames = Object.keys(TOPICS) as TopicName[];

/**
 * Waits until everything is over, or nothing moves any more, calls `drained`, which may stop the services, and reads all
 * that is there. Rejects when it is still moving after a quarter of an hour.
 */
export async function collectEvidence(
  env: Pick<Stack['env'], 'PULSAR_SERVICE_URL' | 'MONGODB_URI'>,
  admin: BrokerAdmin,
  journal: Journal,
  drained: () => Promise<void>,
  say: Say,
): Promise<Evidence> {
  const database = await MongoClient.connect(env.MONGODB_URI);
  const broker = new pulsar.Client({ serviceUrl: env.PULSAR_SERVICE_URL });
  const readEach = async (namespace: string): Promise<TopicContents> => {
    const topics = topicNames.filter((topic) => topic.startsWith(namespace));
    const read = await Promise.all(topics.map((topic) => readTopic(broker, admin, topic)));
    return {
      messages: read.flatMap(({ messages }) => messages),
      foreign: read.flatMap(({ foreign }) => foreign),
    };
  };
  try {
    const waiting = await step(say, 'Waiting for the end of everything', () =>
      drain(database, admin, journal, say),
    );
    await drained();
    const [commands, events] = [await readEach('comandos/'), await readEach('eventos/')];
    return {
      mutations: journal.mutations,
      commands: commands.messages,
      events: events.messages,
      foreign: [...commands.foreign, ...events.foreign],
      documents: await readDocuments(database),
      operations: await readOperations(database),
      projection: await readProjection(database),
      deadLetters: await readDeadLetters(broker, admin),
      waiting,
    };
  } finally {
    await broker.close();
    await database.close();
  }
}
