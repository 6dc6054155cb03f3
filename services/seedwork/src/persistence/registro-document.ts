import type { Connection, Model, SchemaDefinition } from 'mongoose';
import { estados, retieneLlave, type Estado, type Registro, type Regla } from '../domain/registro.js';
import { aggregateSchema, type AggregateDocument } from './aggregate-schema.js';
import type { Mapping } from './aggregate-repository.js';
import { indexPages, NEWEST_FIRST } from './pages.js';

/** A `Registro` as MongoDB holds it. */
export interface RegistroDocument<D> extends AggregateDocument {
  estado: Estado;
  datos: D;
  versionDatos: number;
  motivo: string | null;
  reglasFallidas: readonly Regla[];
  fechaCreacion: Date;
  fechaActualizacion: Date;
  /** Unique: the natural key of what is alive, `~<id>` of everything else. */
  llave: string;
  /** Not unique: what several are listed by, where that is of use. */
  grupo?: string | null;
}

const regla = { _id: false, codigo: String, mensaje: String };

/**
 * The model of a collection of `Registro`, with the indexes that its lists and its unique key need.
 * `grouped`: its mapping has a `groupKey`, and pages are read by it.
 */
export function registroModel<D>(
  connection: Connection,
  collection: string,
  datos: SchemaDefinition,
  { grouped = false }: { readonly grouped?: boolean } = {},
): Model<RegistroDocument<D>> {
  const schema = aggregateSchema(collection, {
    estado: { type: String, enum: estados, required: true },
    datos,
    versionDatos: { type: Number, required: true },
    motivo: String,
    reglasFallidas: [regla],
    fechaCreacion: { type: Date, required: true },
    fechaActualizacion: { type: Date, required: true },
    llave: { type: String, required: true },
    grupo: String,
  });
  schema.index({ llave: 1 }, { unique: true });
  indexPages(schema);
  if (grouped) schema.index({ grupo: 1, estado: 1, ...NEWEST_FIRST });
  return connection.model<RegistroDocument<D>>(collection, schema);
}

/** `naturalKey` gives what must be unique, `groupKey` what many may share; `undefined` while it is not complete. */
export function registroMapping<D>(
  naturalKey: (datos: D) => string | undefined,
  groupKey?: (datos: D) => string | undefined,
): Mapping<Registro<D>, RegistroDocument<D>> {
  return {
    toState: (document) => ({
      id: document._id,
      version: document.version,
      estado: document.estado,
      datos: document.datos,
      versionDatos: document.versionDatos,
      motivo: document.motivo,
      reglasFallidas: document.reglasFallidas,
      fechaCreacion: document.fechaCreacion.getTime(),
      fechaActualizacion: document.fechaActualizacion.getTime(),
    }),
    toFields: (registro) => ({
      estado: registro.estado,
      datos: registro.datos,
      versionDatos: registro.versionDatos,
      motivo: registro.motivo,
      reglasFallidas: registro.reglasFallidas,
      fechaCreacion: new Date(registro.fechaCreacion),
      fechaActualizacion: new Date(registro.fechaActualizacion),
      llave: (retieneLlave(registro) && naturalKey(registro.datos)) || `~${registro.id}`,
      ...(groupKey && { grupo: groupKey(registro.datos) ?? null }),
    }),
  };
}
