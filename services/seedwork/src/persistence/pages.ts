import type { Model, QueryFilter } from 'mongoose';
import type { PageRequest } from '../application/registro-finder.js';
import { available } from './failures.js';

/** Receipts are for handlers: nobody else reads them. */
export const WITHOUT_RECEIPTS = '-receipts -handled';

/** Reads one page by keyset on `_id`: its cost does not grow with how far one has paged. */
export function readPage<D>(
  model: Model<D>,
  filter: QueryFilter<D>,
  { limite, despues }: PageRequest,
): Promise<D[]> {
  const before = (despues === undefined ? {} : { _id: { $lt: despues } }) as QueryFilter<D>;
  return available(() =>
    model
      .find({ $and: [filter, before] })
      .select(WITHOUT_RECEIPTS)
      .sort({ _id: -1 })
      .limit(limite)
      .lean<D[]>()
      .exec(),
  );
}
