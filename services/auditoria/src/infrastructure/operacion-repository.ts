import { AggregateRepository, type Mapping } from '@propalpes/seedwork/persistence/aggregate-repository';
import { aggregateSchema, type AggregateDocument } from '@propalpes/seedwork/persistence/aggregate-schema';
import { indexPages, NEWEST_FIRST } from '@propalpes/seedwork/persistence/pages';
import type { Regla } from '@propalpes/seedwork/domain/registro';
import type { Connection, Model } from 'mongoose';
import type { Memoria } from '../domain/memoria.js';
import {
  estadosOperacion,
  type EstadoOperacion,
  type Operacion,
  type Paso,
  type Plazo,
  type Transicion,
} from '../domain/operacion.js';

export interface OperacionDocument extends AggregateDocument {
  tipo: string;
  estado: EstadoOperacion;
  agregadoId: string;
  pasos: readonly Paso[];
  reglasFallidas: readonly Regla[];
  motivo: string | null;
  memoria?: Memoria;
  plazo?: Plazo | null;
  bitacora?: readonly Transicion[];
  fechaCreacion: Date;
  fechaActualizacion: Date;
}

const paso = { _id: false, nombre: String, estado: String, fecha: Number, motivo: String };
const transicion = { _id: false, fecha: Number, causa: String, mensajeId: String, estado: String };
const regla = { _id: false, codigo: String, mensaje: String };

export function operacionModel(connection: Connection): Model<OperacionDocument> {
  const schema = aggregateSchema('operaciones', {
    tipo: { type: String, required: true },
    estado: { type: String, enum: estadosOperacion, required: true },
    agregadoId: { type: String, required: true },
    pasos: [paso],
    reglasFallidas: [regla],
    motivo: String,
    memoria: Object,
    plazo: { tipo: String, vence: Number },
    bitacora: [transicion],
    fechaCreacion: { type: Date, required: true },
    fechaActualizacion: { type: Date, required: true },
  });
  indexPages(schema);
  schema.index({ agregadoId: 1, ...NEWEST_FIRST });
  // Most operations are over and have no due time.
  schema.index({ 'plazo.vence': 1 }, { sparse: true });
  return connection.model<OperacionDocument>('operaciones', schema);
}

export const operacionMapping: Mapping<Operacion, OperacionDocument> = {
  toState: ({ _id, version, tipo, estado, agregadoId, pasos, reglasFallidas, motivo, ...document }) => ({
    id: _id,
    version,
    tipo,
    estado,
    agregadoId,
    pasos,
    reglasFallidas,
    motivo,
    // An operation that began before these were kept has none.
    memoria: document.memoria ?? {},
    plazo: document.plazo ?? null,
    bitacora: document.bitacora ?? [],
    fechaCreacion: document.fechaCreacion.getTime(),
    fechaActualizacion: document.fechaActualizacion.getTime(),
  }),
  toFields: ({ tipo, estado, agregadoId, pasos, reglasFallidas, motivo, ...operacion }) => ({
    tipo,
    estado,
    agregadoId,
    pasos,
    reglasFallidas,
    motivo,
    memoria: operacion.memoria,
    plazo: operacion.plazo,
    bitacora: operacion.bitacora,
    fechaCreacion: new Date(operacion.fechaCreacion),
    fechaActualizacion: new Date(operacion.fechaActualizacion),
  }),
};

export const operacionRepository = (model: Model<OperacionDocument>) =>
  new AggregateRepository(model, operacionMapping);
