import type { PageRequest } from '@propalpes/seedwork/application/registro-finder';
import { available } from '@propalpes/seedwork/persistence/failures';
import { NEWEST_FIRST, readPage, WITHOUT_RECEIPTS } from '@propalpes/seedwork/persistence/pages';
import type { Model } from 'mongoose';
import type { OperacionFinder } from '../application/queries/operacion-finder.js';
import type { EstadoOperacion, Operacion } from '../domain/operacion.js';
import { operacionMapping, type OperacionDocument } from './operacion-repository.js';

export class OperacionReader implements OperacionFinder {
  constructor(private readonly model: Model<OperacionDocument>) {}

  async find(id: string): Promise<Operacion | undefined> {
    const query = this.model.findById(id).select(WITHOUT_RECEIPTS);
    const document = await available('find', () => query.lean<OperacionDocument>().exec());
    return document ? operacionMapping.toState(document) : undefined;
  }

  async list(estado: EstadoOperacion | undefined, page: PageRequest): Promise<Operacion[]> {
    const documents = await readPage(this.model, estado ? { estado } : {}, page);
    return documents.map((document) => operacionMapping.toState(document));
  }

  async lastOn(agregados: readonly string[]): Promise<Operacion[]> {
    const last = this.model.aggregate<OperacionDocument>([
      { $match: { agregadoId: { $in: agregados } } },
      { $sort: { agregadoId: 1, ...NEWEST_FIRST } },
      { $group: { _id: '$agregadoId', last: { $first: '$$ROOT' } } },
      { $replaceRoot: { newRoot: '$last' } },
      { $project: { receipts: 0, handled: 0 } },
    ]);
    const documents = await available('aggregate', () => last.exec());
    return documents.map((document) => operacionMapping.toState(document));
  }
}
