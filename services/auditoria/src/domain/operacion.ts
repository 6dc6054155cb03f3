import type { Aggregate } from '@propalpes/seedwork/domain/aggregate';
import type { Regla } from '@propalpes/seedwork/domain/registro';
import type { Memoria } from './memoria.js';

export const estadosOperacion = [
  'EN_CURSO',
  'COMPLETADA',
  'RECHAZADA',
  'FALLIDA',
  'SUSTITUIDA',
  'COMPENSANDO',
  'COMPENSADA',
] as const;
export type EstadoOperacion = (typeof estadosOperacion)[number];

export type EstadoPaso = 'PENDIENTE' | 'HECHO' | 'FALLIDO' | 'COMPENSADO';

export interface Paso {
  readonly nombre: string;
  readonly estado: EstadoPaso;
  /** Epoch ms of the last change; `null` until something happens. */
  readonly fecha: number | null;
  readonly motivo: string | null;
}

/** When somebody must look at the operation again: at an unknown NIT once more, or to end what never ends. */
export interface Plazo {
  readonly tipo: 'REVISION' | 'EXPIRACION';
  /** Epoch ms. */
  readonly vence: number;
}

/** A message that changed the operation. */
export interface Transicion {
  /** Epoch ms: when what the message tells happened. */
  readonly fecha: number;
  /** Its type. */
  readonly causa: string;
  readonly mensajeId: string;
  /** Of the operation from then on. */
  readonly estado: EstadoOperacion;
}

/** What a user asked for, followed from the first event to the last. Its id is the correlation id of its messages. */
export interface Operacion extends Aggregate {
  readonly tipo: string;
  readonly estado: EstadoOperacion;
  readonly agregadoId: string;
  readonly pasos: readonly Paso[];
  readonly reglasFallidas: readonly Regla[];
  readonly motivo: string | null;
  readonly memoria: Memoria;
  /** `null` when nobody must look again. */
  readonly plazo: Plazo | null;
  /** Oldest first. Every entry is a step forward in a table that ends, so there are few. */
  readonly bitacora: readonly Transicion[];
  /** Epoch ms. */
  readonly fechaCreacion: number;
  readonly fechaActualizacion: number;
}

const DEMORA_MS = 30_000;

/** In all others an operation is over. */
export const estadosAbiertos: readonly EstadoOperacion[] = ['EN_CURSO', 'COMPENSANDO'];

export const estaAbierta = ({ estado }: Pick<Operacion, 'estado'>): boolean =>
  estadosAbiertos.includes(estado);

export const estadosFinales: readonly EstadoOperacion[] = estadosOperacion.filter(
  (estado) => !estaAbierta({ estado }),
);

/** Open for longer than anyone expects. Computed when it is read, because nobody writes when nothing happens. */
export const estaDemorada = (operacion: Operacion, ahora: number): boolean =>
  estaAbierta(operacion) && ahora - operacion.fechaCreacion > DEMORA_MS;

export interface Inicio {
  readonly id: string;
  readonly tipo: string;
  readonly agregadoId: string;
  /** Their names, in the order in which they are shown. */
  readonly pasos: readonly string[];
  readonly memoria: Memoria;
  readonly plazo: Plazo | null;
  /** Epoch ms. */
  readonly ahora: number;
}

/** Not saved yet: its first message makes it version 1. */
export function nuevaOperacion({ pasos, ahora, ...inicio }: Inicio): Operacion {
  return {
    ...inicio,
    version: 0,
    estado: 'EN_CURSO',
    pasos: pasos.map((nombre) => ({ nombre, estado: 'PENDIENTE', fecha: null, motivo: null })),
    reglasFallidas: [],
    motivo: null,
    bitacora: [],
    fechaCreacion: ahora,
    fechaActualizacion: ahora,
  };
}

export function conPaso(
  operacion: Operacion,
  nombre: string,
  estado: EstadoPaso,
  fecha: number,
  motivo: string | null = null,
): Operacion {
  const pasos = operacion.pasos.map((paso) =>
    paso.nombre === nombre ? { nombre, estado, fecha, motivo } : paso,
  );
  return { ...operacion, pasos };
}
