import { MAX_PAGE } from '@propalpes/seedwork/http/fields';
import DataLoader from 'dataloader';

/**
 * Fetches together what is asked for at about the same time, and once what is asked for twice.
 * @param fetch finds values in any order; what it does not find is null
 */
export function together<Value>(
  fetch: (keys: readonly string[]) => Promise<Value[]>,
  keyOf: (value: Value) => string,
): DataLoader<string, Value | null> {
  const fetchInOrder = async (keys: readonly string[]) => {
    const found = new Map((await fetch(keys)).map((value) => [keyOf(value), value]));
    return keys.map((key) => found.get(key) ?? null);
  };
  return new DataLoader(fetchInOrder, { maxBatchSize: MAX_PAGE });
}
