import { setTimeout as pause } from 'node:timers/promises';
import type { BulkCommands } from './bulk-commands.js';

/** With four commands a company, two fifths of what one replica of companias handles while its database is slow. */
const EVERY_MS = 500;

/** Sends the commands of one company after the other while `work` goes on. Resolves with what comes of the work. */
export async function whileTrickling<T>(
  commands: Pick<BulkCommands, 'sendFor'>,
  work: () => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const trickle = async () => {
    while (!over.signal.aborted) {
      await commands.sendFor(1);
      await pause(EVERY_MS, undefined, { signal: over.signal }).catch(() => undefined);
    }
  };
  const [result] = await Promise.all([
    work().finally(() => {
      over.abort();
    }),
    trickle(),
  ]);
  return result;
}
