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

/** Register a property; what is missing is for the audit to find. */
export interface CrearPropiedad {
  nombre: string | null;
  /** 20 or 30 digits */
  identificacionCatastral: string | null;
  /** NIT of the company that it belongs to */
  nit: string | null;
}

/** Change a property; a null field stays as it is. */
export interface ActualizarPropiedad {
  nombre: string | null;
  /** 20 or 30 digits */
  identificacionCatastral: string | null;
  /** NIT of the company that it belongs to */
  nit: string | null;
  /** refuse when the property has another version */
  versionEsperada: number | null;
}

/** Delete a property; an unknown id leaves a tombstone. */
export interface EliminarPropiedad {
  /** why, for example COMPENSACION; null when a person asked */
  motivo: string | null;
}

/** The audit found nothing wrong. */
export interface AprobarPropiedad {
  /** version of the property that was audited */
  versionAuditada: number;
}

/** The audit found broken rules. */
export interface RechazarPropiedad {
  /** version of the property that was audited; null rejects whatever version there is */
  versionAuditada: number | null;
  /** every rule that failed */
  reglas: Regla[];
}

/** Register geographic data; what is missing is for the audit to find. */
export interface CrearDatosGeograficos {
  nombrePropiedad: string | null;
  /** degrees, as text: not a number is for the audit to find */
  latitud: string | null;
  /** degrees, as text: not a number is for the audit to find */
  longitud: string | null;
}

/** Change geographic data; a null field stays as it is. */
export interface ActualizarDatosGeograficos {
  nombrePropiedad: string | null;
  /** degrees, as text: not a number is for the audit to find */
  latitud: string | null;
  /** degrees, as text: not a number is for the audit to find */
  longitud: string | null;
  /** refuse when the geographic data have another version */
  versionEsperada: number | null;
}

/** Delete geographic data; an unknown id leaves a tombstone. */
export interface EliminarDatosGeograficos {
  /** why, for example COMPENSACION; null when a person asked */
  motivo: string | null;
}

/** The audit found nothing wrong. */
export interface AprobarDatosGeograficos {
  /** version of the geographic data that was audited */
  versionAuditada: number;
}

/** The audit found broken rules. */
export interface RechazarDatosGeograficos {
  /** version of the geographic data that was audited; null rejects whatever version there is */
  versionAuditada: number | null;
  /** every rule that failed */
  reglas: Regla[];
}

/** Undo an operation that is not over; the aggregate id is the operation. */
export type CancelarOperacion = Record<string, never>;

/** Register a property and where it is, as one operation; the aggregate id is the operation. */
export interface RegistrarPropiedad {
  /** of the property and of its geographic data */
  propiedadId: string;
  propiedad: CrearPropiedad;
  geografico: CrearDatosGeograficos;
}

/** A due time of an operation is over; the aggregate id is the operation. */
export interface RevisarOperacion {
  /** the due time; when the operation has another one by now, there is nothing to do */
  vence: number;
}

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
  /** DUPLICADA or ELIMINADA */
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

/** A property was registered: full public state. */
export interface PropiedadCreada {
  nombre: string | null;
  /** 20 or 30 digits */
  identificacionCatastral: string | null;
  /** NIT of the company that it belongs to */
  nit: string | null;
  /** PENDIENTE, APROBADA, RECHAZADA, FALLIDA or ELIMINADA */
  estado: string;
  fechaCreacion: number;
  fechaActualizacion: number;
}

/** A property was changed: full public state. */
export interface PropiedadActualizada {
  nombre: string | null;
  /** 20 or 30 digits */
  identificacionCatastral: string | null;
  /** NIT of the company that it belongs to */
  nit: string | null;
  /** PENDIENTE, APROBADA, RECHAZADA, FALLIDA or ELIMINADA */
  estado: string;
  fechaCreacion: number;
  fechaActualizacion: number;
  /** set when the cadastral number changed */
  identificacionCatastralAnterior: string | null;
}

/** A property is gone. */
export interface PropiedadEliminada {
  /** as the command said */
  motivo: string | null;
}

/** A property passed the audit. */
export interface PropiedadAprobada {
  /** version of the property that was audited */
  versionAuditada: number;
}

/** A property failed the audit. */
export interface PropiedadRechazada {
  /** version of the property that was rejected */
  versionAuditada: number;
  /** every rule that failed */
  reglas: Regla[];
}

/** A property was not registered. */
export interface CreacionPropiedadFallida {
  /** DUPLICADA or ELIMINADA */
  motivo: string;
}

/** A property was not changed. */
export interface ActualizacionPropiedadFallida {
  /** DUPLICADA, VERSION_OBSOLETA or NO_EXISTE */
  motivo: string;
}

/** An approval came too late. */
export interface AprobacionPropiedadFallida {
  /** version of the property that was audited */
  versionAuditada: number;
  /** VERSION_OBSOLETA or ELIMINADA */
  motivo: string;
}

/** A rejection came too late. */
export interface RechazoPropiedadFallido {
  /** version of the property that was audited; where the command named none, the one that it met, 0 for nothing */
  versionAuditada: number;
  /** VERSION_OBSOLETA or ELIMINADA */
  motivo: string;
}

/** Geographic data were registered: full public state. */
export interface DatosGeograficosCreados {
  nombrePropiedad: string | null;
  /** degrees, as text: not a number is for the audit to find */
  latitud: string | null;
  /** degrees, as text: not a number is for the audit to find */
  longitud: string | null;
  /** PENDIENTE, APROBADA, RECHAZADA, FALLIDA or ELIMINADA */
  estado: string;
  fechaCreacion: number;
  fechaActualizacion: number;
}

/** Geographic data were changed: full public state. */
export interface DatosGeograficosActualizados {
  nombrePropiedad: string | null;
  /** degrees, as text: not a number is for the audit to find */
  latitud: string | null;
  /** degrees, as text: not a number is for the audit to find */
  longitud: string | null;
  /** PENDIENTE, APROBADA, RECHAZADA, FALLIDA or ELIMINADA */
  estado: string;
  fechaCreacion: number;
  fechaActualizacion: number;
}

/** Geographic data are gone. */
export interface DatosGeograficosEliminados {
  /** as the command said */
  motivo: string | null;
}

/** Geographic data passed the audit. */
export interface DatosGeograficosAprobados {
  /** version of the geographic data that was audited */
  versionAuditada: number;
}

/** Geographic data failed the audit. */
export interface DatosGeograficosRechazados {
  /** version of the geographic data that was rejected */
  versionAuditada: number;
  /** every rule that failed */
  reglas: Regla[];
}

/** Geographic data were not registered. */
export interface CreacionDatosGeograficosFallida {
  /** DUPLICADA or ELIMINADA */
  motivo: string;
}

/** Geographic data were not changed. */
export interface ActualizacionDatosGeograficosFallida {
  /** VERSION_OBSOLETA or NO_EXISTE */
  motivo: string;
}

/** An approval came too late. */
export interface AprobacionDatosGeograficosFallida {
  /** version of the geographic data that was audited */
  versionAuditada: number;
  /** VERSION_OBSOLETA or ELIMINADA */
  motivo: string;
}

/** A rejection came too late. */
export interface RechazoDatosGeograficosFallido {
  /** version of the geographic data that was audited; where the command named none, the one that it met, 0 for nothing */
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

/** What `comandos/propiedad` carries. */
export type ComandosPropiedad =
  | Envelope<'CrearPropiedad', CrearPropiedad>
  | Envelope<'ActualizarPropiedad', ActualizarPropiedad>
  | Envelope<'EliminarPropiedad', EliminarPropiedad>
  | Envelope<'AprobarPropiedad', AprobarPropiedad>
  | Envelope<'RechazarPropiedad', RechazarPropiedad>;

/** What `comandos/geografico` carries. */
export type ComandosGeografico =
  | Envelope<'CrearDatosGeograficos', CrearDatosGeograficos>
  | Envelope<'ActualizarDatosGeograficos', ActualizarDatosGeograficos>
  | Envelope<'EliminarDatosGeograficos', EliminarDatosGeograficos>
  | Envelope<'AprobarDatosGeograficos', AprobarDatosGeograficos>
  | Envelope<'RechazarDatosGeograficos', RechazarDatosGeograficos>;

/** What `comandos/auditoria` carries. */
export type ComandosAuditoria =
  | Envelope<'CancelarOperacion', CancelarOperacion>
  | Envelope<'RegistrarPropiedad', RegistrarPropiedad>
  | Envelope<'RevisarOperacion', RevisarOperacion>;

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

/** What `eventos/propiedad` carries. */
export type EventosPropiedad =
  | Envelope<'PropiedadCreada', PropiedadCreada>
  | Envelope<'PropiedadActualizada', PropiedadActualizada>
  | Envelope<'PropiedadEliminada', PropiedadEliminada>
  | Envelope<'PropiedadAprobada', PropiedadAprobada>
  | Envelope<'PropiedadRechazada', PropiedadRechazada>
  | Envelope<'CreacionPropiedadFallida', CreacionPropiedadFallida>
  | Envelope<'ActualizacionPropiedadFallida', ActualizacionPropiedadFallida>
  | Envelope<'AprobacionPropiedadFallida', AprobacionPropiedadFallida>
  | Envelope<'RechazoPropiedadFallido', RechazoPropiedadFallido>;

/** What `eventos/geografico` carries. */
export type EventosGeografico =
  | Envelope<'DatosGeograficosCreados', DatosGeograficosCreados>
  | Envelope<'DatosGeograficosActualizados', DatosGeograficosActualizados>
  | Envelope<'DatosGeograficosEliminados', DatosGeograficosEliminados>
  | Envelope<'DatosGeograficosAprobados', DatosGeograficosAprobados>
  | Envelope<'DatosGeograficosRechazados', DatosGeograficosRechazados>
  | Envelope<'CreacionDatosGeograficosFallida', CreacionDatosGeograficosFallida>
  | Envelope<'ActualizacionDatosGeograficosFallida', ActualizacionDatosGeograficosFallida>
  | Envelope<'AprobacionDatosGeograficosFallida', AprobacionDatosGeograficosFallida>
  | Envelope<'RechazoDatosGeograficosFallido', RechazoDatosGeograficosFallido>;

/** What `eventos/auditoria` carries. */
export type EventosAuditoria =
  | Envelope<'OperacionFinalizada', OperacionFinalizada>;

export interface MessagesByTopic {
  'comandos/compania': ComandosCompania;
  'comandos/propiedad': ComandosPropiedad;
  'comandos/geografico': ComandosGeografico;
  'comandos/auditoria': ComandosAuditoria;
  'eventos/compania': EventosCompania;
  'eventos/propiedad': EventosPropiedad;
  'eventos/geografico': EventosGeografico;
  'eventos/auditoria': EventosAuditoria;
}

/** A topic that carries messages with a schema. */
export type TopicName = keyof MessagesByTopic;
