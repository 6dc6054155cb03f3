import { until } from '@propalpes/local/process/until';
import type { Journal } from '../load/journal.js';

const WITHIN_MS = 120_000;

/** Resolves when so many more commands are accepted. */
export async function accepting(journal: Journal, more: number): Promise<void> {
  const enough = journal.acceptedSoFar + more;
  await until(() => Promise.resolve(journal.acceptedSoFar >= enough), {
    what: `the acceptance of ${more} more commands`,
    withinMs: WITHIN_MS,
  });
}
