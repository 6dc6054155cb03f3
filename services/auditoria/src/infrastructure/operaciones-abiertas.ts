import { available } from '@propalpes/seedwork/persistence/failures';
import type { Model, mongo } from 'mongoose';
import type { Abiertas, OperacionesAbiertas } from '../application/operaciones-abiertas.js';
import { estadosAbiertos, type EstadoOperacion } from '../domain/operacion.js';
import { SIN_COMENZAR } from '../sagas/sin-comenzar.js';
import type { OperacionDocument } from './operacion-repository.js';

interface Grupo {
  readonly _id: string;
  readonly cuantas: number;
  /** `null` where none of them has a log. */
  readonly desde: number | null;
  readonly creada: Date;
}

/** Reads along the index of states and dates: what it costs follows from what is open, up to the limit. */
export class OperacionesAbiertasEnMongo implements OperacionesAbiertas {
  private readonly collection: mongo.Collection<OperacionDocument>;

  constructor(model: Model<OperacionDocument>) {
    // The driver's collection: mongoose passes no signal on.
    this.collection = model.collection as unknown as mongo.Collection<OperacionDocument>;
  }

  async count(limite: number, signal: AbortSignal): Promise<Abiertas[]> {
    const found = await Promise.all(estadosAbiertos.map((estado) => this.countIn(estado, limite, signal)));
    return found.flat();
  }

  private async countIn(estado: EstadoOperacion, limite: number, signal: AbortSignal): Promise<Abiertas[]> {
    const pipeline = [
      // nobody has heard of what was cancelled before it began: it does not take long, it has not begun
      { $match: { estado, tipo: { $ne: SIN_COMENZAR } } },
      { $sort: { fechaCreacion: 1, _id: 1 } },
      { $limit: limite },
      { $project: { tipo: 1, fechaCreacion: 1, desde: desdeQueEsta(estado) } },
      {
        $group: {
          _id: '$tipo',
          cuantas: { $sum: 1 },
          desde: { $min: '$desde' },
          creada: { $min: '$fechaCreacion' },
        },
      },
    ];
    const groups = await available('aggregate', () =>
      this.collection.aggregate<Grupo>(pipeline, { signal }).toArray(),
    );
    return groups.map(({ _id: tipo, cuantas, desde, creada }) => ({
      tipo,
      estado,
      cuantas,
      desde: desde ?? creada.getTime(),
    }));
  }
}

/** What is old may have begun to be undone a moment ago. */
const desdeQueEsta = (estado: EstadoOperacion) => ({
  $arrayElemAt: ['$bitacora.fecha', { $indexOfArray: ['$bitacora.estado', estado] }],
});
