import type { Model, QueryFilter } from 'mongoose';
import type { Criterio, PageRequest, RegistroFinder } from '../application/registro-finder.js';
import type { Registro } from '../domain/registro.js';
import type { Mapping } from './aggregate-repository.js';
import { available } from './failures.js';
import { readPage, WITHOUT_RECEIPTS } from './pages.js';
import type { RegistroDocument } from './registro-document.js';

/** Finds in documents; receipts stay behind. */
export class RegistroReader<D> implements RegistroFinder<D> {
  constructor(
    private readonly model: Model<RegistroDocument<D>>,
    private readonly mapping: Pick<Mapping<Registro<D>, RegistroDocument<D>>, 'toState'>,
  ) {}

  async find(id: string): Promise<Registro<D> | undefined> {
    const query = this.model.findById(id).select(WITHOUT_RECEIPTS);
    const document = await available('find', () => query.lean<RegistroDocument<D>>().exec());
    return document ? this.mapping.toState(document) : undefined;
  }

  async list({ estados, ids, llaves, grupo }: Criterio, page: PageRequest): Promise<Registro<D>[]> {
    const filter = {
      ...(estados && { estado: { $in: estados } }),
      ...(llaves && { llave: { $in: llaves } }),
      ...(grupo !== undefined && { grupo }),
      ...(ids && { _id: { $in: ids } }),
    } as QueryFilter<RegistroDocument<D>>;
    const documents = await readPage(this.model, filter, page);
    return documents.map((document) => this.mapping.toState(document));
  }
}
