import { step, type Say } from '@propalpes/local/process/progress';
import type { Stack } from '@propalpes/local/stack/stack';
import { MongoClient } from 'mongodb';
import pulsar from 'pulsar-client';
import type { Evidence } from '../ledger/evidence.js';
import type { Journal } from '../load/journal.js';
import type { BrokerAdmin } from './broker-admin.js';
import { readDocuments, readOperations, readProjection } from './documents.js';
import { drain } from './drain.js';
import { readDeadLetters, readTopic } from './topics.js';

/** Waits until everything is over, or nothing moves any more, then reads all that is there. */
export async function collectEvidence(
  env: Stack['env'],
  admin: BrokerAdmin,
  journal: Journal,
  say: Say,
): Promise<Evidence> {
  const database = await MongoClient.connect(env.MONGODB_URI);
  const broker = new pulsar.Client({ serviceUrl: env.PULSAR_SERVICE_URL });
  try {
    await step(say, 'Draining', () => drain(database, admin, journal, say)).catch((error: unknown) => {
      // The ledger says what it is that did not end.
      say((error as Error).message);
    });
    return {
      mutations: journal.mutations,
      commands: await readTopic(broker, admin, 'comandos/compania'),
      events: [
        ...(await readTopic(broker, admin, 'eventos/compania')),
        ...(await readTopic(broker, admin, 'eventos/auditoria')),
      ],
      documents: await readDocuments(database),
      operations: await readOperations(database),
      projection: await readProjection(database),
      deadLetters: await readDeadLetters(broker, admin),
    };
  } finally {
    await broker.close();
    await database.close();
  }
}
