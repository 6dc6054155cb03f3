import type { Aggregate } from './aggregate.js';

/** `PENDIENTE → APROBADA | RECHAZADA`; `FALLIDA` and `ELIMINADA` are tombstones. An update returns to `PENDIENTE`. */
export const estados = ['PENDIENTE', 'APROBADA', 'RECHAZADA', 'FALLIDA', 'ELIMINADA'] as const;
export type Estado = (typeof estados)[number];

/** An audit rule that the data broke. */
export interface Regla {
  readonly codigo: string;
  readonly mensaje: string;
}

/** Why a command was refused. */
export type Motivo = 'DUPLICADA' | 'VERSION_OBSOLETA' | 'NO_EXISTE' | 'ELIMINADA';

/** What PropAlpes registers: data that is audited, then approved or rejected, under an id that its sender chose. */
export interface Registro<D> extends Aggregate {
  readonly estado: Estado;
  readonly datos: D;
  /** The version at which the data last changed: what an audit judged, and what a client saw. */
  readonly versionDatos: number;
  readonly motivo: string | null;
  readonly reglasFallidas: readonly Regla[];
  /** Epoch ms. */
  readonly fechaCreacion: number;
  readonly fechaActualizacion: number;
}

/** What became of a command. */
export type Suceso<D> =
  | { readonly suceso: 'creado' }
  | { readonly suceso: 'creacion_fallida'; readonly motivo: Motivo }
  | { readonly suceso: 'actualizado'; readonly anterior: D }
  | { readonly suceso: 'actualizacion_fallida'; readonly motivo: Motivo }
  | { readonly suceso: 'eliminado'; readonly motivo: string | null }
  | { readonly suceso: 'aprobado'; readonly versionAuditada: number }
  | { readonly suceso: 'aprobacion_fallida'; readonly versionAuditada: number; readonly motivo: Motivo }
  | { readonly suceso: 'rechazado'; readonly versionAuditada: number; readonly reglas: readonly Regla[] }
  | { readonly suceso: 'rechazo_fallido'; readonly versionAuditada: number; readonly motivo: Motivo };

/** Neither failed nor deleted. */
export const estadosVigentes: readonly Estado[] = ['PENDIENTE', 'APROBADA', 'RECHAZADA'];

export const estaVigente = ({ estado }: { readonly estado: Estado }): boolean =>
  estadosVigentes.includes(estado);

/** Alive and not rejected: it holds its unique key. */
export const retieneLlave = ({ estado }: { readonly estado: Estado }): boolean =>
  estado === 'PENDIENTE' || estado === 'APROBADA';
