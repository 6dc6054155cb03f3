import { MongoClient, MongoServerError } from 'mongodb';
import type { Command } from '../process/spawn-bound.js';
import { until } from '../process/until.js';

const alreadyInitialized = 23;

export function mongodCommand(port: number, dir: string): Command {
  const args = [
    '--bind_ip',
    '127.0.0.1',
    '--port',
    String(port),
    '--dbpath',
    dir,
    '--replSet',
    'rs0',
    '--quiet',
  ];
  return { command: 'mongod', args };
}

/** Makes a replica set of one; does nothing when it is one already. */
export async function initiateReplicaSet(port: number, withinMs: number, signal: AbortSignal): Promise<void> {
  const uri = `mongodb://127.0.0.1:${port}/?directConnection=true`;
  const members = [{ _id: 0, host: `127.0.0.1:${port}` }];
  await until(
    async () => {
      const client = new MongoClient(uri, { serverSelectionTimeoutMS: 2_000 });
      try {
        await client.db('admin').command({ replSetInitiate: { _id: 'rs0', members } });
      } catch (error) {
        if (!(error instanceof MongoServerError && error.code === alreadyInitialized)) throw error;
      } finally {
        await client.close();
      }
      return true;
    },
    { what: 'The replica set of mongod', withinMs, signal },
  );
}
