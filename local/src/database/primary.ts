import { MongoClient } from 'mongodb';
import { until } from '../process/until.js';

/** Resolves when the server at `uri` takes writes. */
export function awaitPrimary(uri: string, withinMs: number, signal?: AbortSignal): Promise<void> {
  return until(
    async () => {
      const client = new MongoClient(uri, { serverSelectionTimeoutMS: 2_000, directConnection: false });
      try {
        const { isWritablePrimary } = await client.db('admin').command({ hello: 1 });
        return isWritablePrimary === true;
      } finally {
        await client.close();
      }
    },
    { what: 'A primary of the database', withinMs, ...(signal === undefined ? {} : { signal }) },
  );
}
