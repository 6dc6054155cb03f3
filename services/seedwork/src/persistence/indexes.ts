import { askUntilThere } from '../runtime/ask-until-there.js';
import type { Log } from '../runtime/log.js';

/** A model of mongoose. */
export interface Indexed {
  createIndexes(): Promise<unknown>;
}

/**
 * Builds the indexes of the models, asking again while the database is away.
 *
 * Nothing may be written before it resolves: a unique index is no promise until it is built.
 */
export async function ensureIndexes(
  models: readonly Indexed[],
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const build = async (): Promise<void> => {
    for (const model of models) await model.createIndexes();
  };
  await askUntilThere(build, { names: {}, refusal: 'indexes not built', log, signal });
}
