// Generated from avro/ and catalogue.yaml: npm run generate

/** What every message carries around its data. The generator names it after the topic and fills the union. */
export interface Envelope<Type extends string, Data> {
  /** of this message, chosen by the sender; the same id is the same message */
  id: string;
  /** when it happened */
  time: number;
  /** when it was encoded */
  ingestion: number;
  /** version of this envelope: v1 */
  specversion: 'v1';
  /** name of the record in data */
  type: Type;
  /** AVRO */
  datacontenttype: 'AVRO';
  /** who sent it */
  serviceName: string;
  /** the operation it belongs to */
  correlationId: string;
  /** the message that caused it */
  causationId: string | null;
  /** the aggregate it is about, and the key of the message */
  aggregateId: string;
  /** version of the aggregate after the event; null on commands */
  aggregateVersion: number | null;
  /** the payload: one of the topic's records, in the order of the catalogue */
  data: Data;
}

/** Register a company; what is missing is for the audit to find. */
export interface CrearCompania {
  nombre: string | null;
  email: string | null;
  /** NIT */
  identificacion: string | null;
}

/** Change a company; a null field stays as it is. */
export interface ActualizarCompania {
  nombre: string | null;
  email: string | null;
  /** NIT */
  identificacion: string | null;
  /** refuse when the company has another version */
  versionEsperada: number | null;
}

/** Delete a company; an unknown id leaves a tombstone. */
export type EliminarCompania = Record<string, never>;

/** The audit found nothing wrong. */
export interface AprobarCompania {
  /** version of the company that was audited */
  versionAuditada: number;
}

/** An audit rule that did not hold. */
export interface Regla {
  /** stable, for programs */
  codigo: string;
  /** Spanish, for people */
  mensaje: string;
}

/** The audit found broken rules. */
export interface RechazarCompania {
  /** version of the company that was audited */
  versionAuditada: number;
  /** every rule that failed */
  reglas: Regla[];
}

/** Undo an operation that is not over; the aggregate id is the operation. */
export type CancelarOperacion = Record<string, never>;

/** A company was registered: its full public state. */
export interface CompaniaCreada {
  nombre: string | null;
  email: string | null;
  /** NIT */
  identificacion: string | null;
  /** PENDIENTE, APROBADA, RECHAZADA, FALLIDA or ELIMINADA */
  estado: string;
  fechaCreacion: number;
  fechaActualizacion: number;
}

/** A company was changed: its full public state. */
export interface CompaniaActualizada {
  nombre: string | null;
  email: string | null;
  /** NIT */
  identificacion: string | null;
  /** PENDIENTE, APROBADA, RECHAZADA, FALLIDA or ELIMINADA */
  estado: string;
  fechaCreacion: number;
  fechaActualizacion: number;
  /** set when the NIT changed */
  identificacionAnterior: string | null;
}

/** A company is gone. */
export interface CompaniaEliminada {
  motivo: string | null;
}

/** A company passed the audit. */
export interface CompaniaAprobada {
  /** version of the company that was audited */
  versionAuditada: number;
}

/** A company failed the audit. */
export interface CompaniaRechazada {
  /** version of the company that was audited */
  versionAuditada: number;
  /** every rule that failed */
  reglas: Regla[];
}

/** A company was not registered. */
export interface CreacionCompaniaFallida {
  /** DUPLICADA */
  motivo: string;
}

/** A company was not changed. */
export interface ActualizacionCompaniaFallida {
  /** DUPLICADA, VERSION_OBSOLETA or NO_EXISTE */
  motivo: string;
}

/** An approval came too late. */
export interface AprobacionCompaniaFallida {
  /** version of the company that was audited */
  versionAuditada: number;
  /** VERSION_OBSOLETA or ELIMINADA */
  motivo: string;
}

/** A rejection came too late. */
export interface RechazoCompaniaFallido {
  /** version of the company that was audited */
  versionAuditada: number;
  /** VERSION_OBSOLETA or ELIMINADA */
  motivo: string;
}

/** A step of an operation. */
export interface Paso {
  nombre: string;
  /** PENDIENTE, HECHO, FALLIDO or COMPENSADO */
  estado: string;
  /** of its last change, null while nothing happened */
  fecha: number | null;
  motivo: string | null;
}

/** An operation is over, one way or another. */
export interface OperacionFinalizada {
  /** what was asked, for example CREAR_COMPANIA */
  tipo: string;
  /** COMPLETADA, RECHAZADA, FALLIDA, SUSTITUIDA or COMPENSADA */
  estado: string;
  agregadoId: string;
  pasos: Paso[];
  reglasFallidas: Regla[];
  motivo: string | null;
}

/** What `comandos/compania` carries. */
export type ComandosCompania =
  | Envelope<'CrearCompania', CrearCompania>
  | Envelope<'ActualizarCompania', ActualizarCompania>
  | Envelope<'EliminarCompania', EliminarCompania>
  | Envelope<'AprobarCompania', AprobarCompania>
  | Envelope<'RechazarCompania', RechazarCompania>;

/** What `comandos/auditoria` carries. */
export type ComandosAuditoria =
  | Envelope<'CancelarOperacion', CancelarOperacion>;

/** What `eventos/compania` carries. */
export type EventosCompania =
  | Envelope<'CompaniaCreada', CompaniaCreada>
  | Envelope<'CompaniaActualizada', CompaniaActualizada>
  | Envelope<'CompaniaEliminada', CompaniaEliminada>
  | Envelope<'CompaniaAprobada', CompaniaAprobada>
  | Envelope<'CompaniaRechazada', CompaniaRechazada>
  | Envelope<'CreacionCompaniaFallida', CreacionCompaniaFallida>
  | Envelope<'ActualizacionCompaniaFallida', ActualizacionCompaniaFallida>
  | Envelope<'AprobacionCompaniaFallida', AprobacionCompaniaFallida>
  | Envelope<'RechazoCompaniaFallido', RechazoCompaniaFallido>;

/** What `eventos/auditoria` carries. */
export type EventosAuditoria =
  | Envelope<'OperacionFinalizada', OperacionFinalizada>;

export interface MessagesByTopic {
  'comandos/compania': ComandosCompania;
  'comandos/auditoria': ComandosAuditoria;
  'eventos/compania': EventosCompania;
  'eventos/auditoria': EventosAuditoria;
}

/** A topic that carries messages with a schema. */
export type TopicName = keyof MessagesByTopic;
