import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { prepareDatabase } from '../../src/database/database.js';
import type { ManagedProcess } from '../../src/process/managed-process.js';
import { freePort } from '../../src/process/ports.js';

export interface OwnedDatabase {
  readonly process: ManagedProcess;
  readonly client: MongoClient;
  close(): Promise<void>;
}

/** A database server that a test may kill: mongod when it is on the PATH, else the stand-in. */
export async function ownedDatabase(
  env: NodeJS.ProcessEnv = { PATH: globalThis.process.env['PATH'] },
): Promise<OwnedDatabase> {
  const dir = await mkdtemp(join(tmpdir(), 'propalpes-database-'));
  const { process, uri } = await prepareDatabase({ port: await freePort(), dir, line: () => undefined }, env);
  if (process === undefined) throw new Error('the database is not ours');
  await process.start();
  const options = {
    w: 'majority',
    journal: true,
    retryWrites: false,
    serverSelectionTimeoutMS: 5000,
  } as const;
  const client = new MongoClient(uri, options);
  return {
    process,
    client,
    close: async () => {
      await client.close();
      await process.kill();
      await rm(dir, { recursive: true });
    },
  };
}
