import type { Decision } from './aggregate.js';
import { estaVigente, type Motivo, type Registro, type Regla, type Suceso } from './registro.js';

type Resultado<D> = Decision<Registro<D>, Suceso<D>>;
type Actual<D> = Registro<D> | undefined;

/** Who a command is about and when it was sent. */
export interface Solicitud<D> {
  readonly id: string;
  /** Epoch ms. */
  readonly ahora: number;
  /** The data of what nobody registered: every field unknown. */
  readonly vacio: D;
}

/** A tombstone keeps its id: what was deleted before it was created, such as by a compensation, is never created. */
export function crear<D>(actual: Actual<D>, datos: D, { id, ahora }: Solicitud<D>): Resultado<D> {
  if (actual) {
    const motivo = estaVigente(actual) ? 'DUPLICADA' : 'ELIMINADA';
    return resultado(actual, {}, { suceso: 'creacion_fallida', motivo });
  }
  return resultado(nuevo(id, datos, ahora), {}, { suceso: 'creado' });
}

/** Another aggregate holds the unique key: what stays is a tombstone, so the command has one outcome for ever. */
export function crearDuplicado<D>(actual: Actual<D>, solicitud: Solicitud<D>): Resultado<D> {
  return responder(actual, 'DUPLICADA', solicitud, { suceso: 'creacion_fallida', motivo: 'DUPLICADA' });
}

/** `versionEsperada`: the version of the data that the sender saw; `null` accepts whichever there is. */
export function actualizar<D>(
  actual: Actual<D>,
  cambios: Partial<D>,
  versionEsperada: number | null,
  solicitud: Solicitud<D>,
): Resultado<D> {
  const registro = exigir(actual, versionEsperada, 'NO_EXISTE');
  if (typeof registro === 'string') return actualizacionFallida(actual, registro, solicitud);
  const cambio = {
    estado: 'PENDIENTE',
    datos: { ...registro.datos, ...cambios },
    versionDatos: registro.version + 1,
    motivo: null,
    reglasFallidas: [],
    fechaActualizacion: solicitud.ahora,
  } as const;
  return resultado(registro, cambio, { suceso: 'actualizado', anterior: registro.datos });
}

export function actualizacionFallida<D>(
  actual: Actual<D>,
  motivo: Motivo,
  solicitud: Solicitud<D>,
): Resultado<D> {
  return responder(actual, motivo, solicitud, { suceso: 'actualizacion_fallida', motivo });
}

export function eliminar<D>(actual: Actual<D>, motivo: string | null, solicitud: Solicitud<D>): Resultado<D> {
  const { id, ahora, vacio } = solicitud;
  const cambio = { estado: 'ELIMINADA', motivo, fechaActualizacion: ahora } as const;
  return resultado(actual ?? nuevo(id, vacio, ahora), cambio, { suceso: 'eliminado', motivo });
}

export function aprobar<D>(
  actual: Actual<D>,
  versionAuditada: number,
  solicitud: Solicitud<D>,
): Resultado<D> {
  const exigido = exigir(actual, versionAuditada, 'ELIMINADA');
  const registro =
    typeof exigido !== 'string' && exigido.estado === 'RECHAZADA' ? 'VERSION_OBSOLETA' : exigido;
  if (typeof registro === 'string') {
    const fallida = { suceso: 'aprobacion_fallida', versionAuditada, motivo: registro } as const;
    return responder(actual, registro, solicitud, fallida);
  }
  const cambio = { estado: 'APROBADA', fechaActualizacion: solicitud.ahora } as const;
  return resultado(registro, cambio, { suceso: 'aprobado', versionAuditada });
}

/**
 * What was approved can still be rejected, at the same version: it may lose later what it was approved for.
 *
 * `versionPedida`: the version that was audited; `null` rejects whichever there is.
 */
export function rechazar<D>(
  actual: Actual<D>,
  versionPedida: number | null,
  reglas: readonly Regla[],
  solicitud: Solicitud<D>,
): Resultado<D> {
  const versionAuditada = versionPedida ?? actual?.versionDatos ?? 0;
  const registro = exigir(actual, versionAuditada, 'ELIMINADA');
  if (typeof registro === 'string') {
    const fallido = { suceso: 'rechazo_fallido', versionAuditada, motivo: registro } as const;
    return responder(actual, registro, solicitud, fallido);
  }
  const cambio = {
    estado: 'RECHAZADA',
    reglasFallidas: reglas,
    fechaActualizacion: solicitud.ahora,
  } as const;
  return resultado(registro, cambio, { suceso: 'rechazado', versionAuditada, reglas });
}

function exigir<D>(actual: Actual<D>, version: number | null, siFalta: Motivo): Registro<D> | Motivo {
  if (!actual || !estaVigente(actual)) return siFalta;
  return version === null || version === actual.versionDatos ? actual : 'VERSION_OBSOLETA';
}

/** Answers without changing what is there; where nothing is, a tombstone remembers the answer. */
function responder<D>(
  actual: Actual<D>,
  motivo: Motivo,
  { id, ahora, vacio }: Solicitud<D>,
  suceso: Suceso<D>,
): Resultado<D> {
  if (actual) return resultado(actual, {}, suceso);
  return resultado(nuevo(id, vacio, ahora), { estado: 'FALLIDA', motivo }, suceso);
}

function resultado<D>(base: Registro<D>, cambio: Partial<Registro<D>>, suceso: Suceso<D>): Resultado<D> {
  return { state: { ...base, ...cambio, version: base.version + 1 }, events: [suceso] };
}

/** Not saved yet: its first message makes it version 1. */
function nuevo<D>(id: string, datos: D, ahora: number): Registro<D> {
  return {
    id,
    version: 0,
    estado: 'PENDIENTE',
    datos,
    versionDatos: 1,
    motivo: null,
    reglasFallidas: [],
    fechaCreacion: ahora,
    fechaActualizacion: ahora,
  };
}
