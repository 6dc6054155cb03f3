import { askUntilThere } from '../runtime/ask-until-there.js';
import { withDeadline } from '../runtime/deadline.js';
import type { Log } from '../runtime/log.js';

/** A model of mongoose. */
export interface Indexed {
  createIndexes(): Promise<unknown>;
}

/** Who asks again while an index is being built waits for the same one. */
const WITHIN_MS = 60_000;

/**
 * Builds the indexes of the models, asking again while the database is away and when it has not answered `withinMs`: a
 * connection that breaks as the call is written may leave it without an end.
 *
 * Nothing may be written before it resolves: a unique index is no promise until it is built.
 */
export async function ensureIndexes(
  models: readonly Indexed[],
  log: Log,
  signal: AbortSignal,
  withinMs = WITHIN_MS,
): Promise<void> {
  const build = async (): Promise<void> => {
    for (const model of models) await withDeadline(withinMs, 'database', model.createIndexes());
  };
  await askUntilThere(build, { names: {}, refusal: 'indexes not built', log, signal });
}
