import { available } from '@propalpes/seedwork/persistence/failures';
import type { Model } from 'mongoose';
import type { OperacionesVencidas, Vencida } from '../application/operaciones-vencidas.js';
import type { OperacionDocument } from './operacion-repository.js';

type Due = Pick<OperacionDocument, '_id'> & { plazo: { vence: number } };

/** Reads along the index of due times: what it costs follows from what is due, not from what there is. */
export class OperacionesVencidasEnMongo implements OperacionesVencidas {
  constructor(private readonly model: Model<OperacionDocument>) {}

  async find(ahora: number, limite: number, antes: readonly Vencida[] = []): Promise<Vencida[]> {
    const desde = antes.at(-1)?.vence ?? 0;
    const conocidas = antes.filter(({ vence }) => vence === desde).map(({ id }) => id);
    const query = this.model
      .find({ 'plazo.vence': { $gte: desde, $lte: ahora }, _id: { $nin: conocidas } })
      .select('plazo.vence')
      .sort({ 'plazo.vence': 1 })
      .limit(limite);
    const due = await available('list', () => query.lean<Due[]>().exec());
    return due.map(({ _id: id, plazo: { vence } }) => ({ id, vence }));
  }
}
