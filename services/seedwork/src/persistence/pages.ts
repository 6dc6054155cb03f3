import type { Model, QueryFilter, Schema } from 'mongoose';
import type { PageRequest, Place } from '../application/registro-finder.js';
import { available } from './failures.js';

/** Receipts are for handlers: nobody else reads them. */
export const WITHOUT_RECEIPTS = '-receipts -handled';

export const NEWEST_FIRST = { fechaCreacion: -1, _id: -1 } as const;

/** What a page costs with these does not grow with how far one has paged, with `estado` in the filter or without. */
export function indexPages(schema: Schema): void {
  schema.index(NEWEST_FIRST);
  // Several states are several ranges, each in order, that MongoDB merges without sorting.
  schema.index({ estado: 1, ...NEWEST_FIRST });
}

/** Reads one page, newest first. */
export function readPage<D>(model: Model<D>, filter: QueryFilter<D>, page: PageRequest): Promise<D[]> {
  return available('list', () => findPage(model, filter, page).lean<D[]>().exec());
}

export function findPage<D>(model: Model<D>, filter: QueryFilter<D>, { limite, despues }: PageRequest) {
  return model
    .find({ $and: [filter, after<D>(despues)] })
    .select(WITHOUT_RECEIPTS)
    .sort(NEWEST_FIRST)
    .limit(limite);
}

/** The first condition is one range of the index; the second only parts what has the very same date. */
function after<D>(place: Place | undefined): QueryFilter<D> {
  if (!place) return {};
  const fechaCreacion = new Date(place.fechaCreacion);
  return {
    fechaCreacion: { $lte: fechaCreacion },
    $or: [{ fechaCreacion: { $lt: fechaCreacion } }, { _id: { $lt: place.id } }],
  };
}
