import type { Aggregate } from '@propalpes/seedwork/domain/aggregate';
import type { Regla } from '@propalpes/seedwork/domain/registro';

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

/** What a user asked for, followed from the first event to the last. Its id is the correlation id of its messages. */
export interface Operacion extends Aggregate {
  readonly tipo: string;
  readonly estado: EstadoOperacion;
  readonly agregadoId: string;
  readonly pasos: readonly Paso[];
  readonly reglasFallidas: readonly Regla[];
  readonly motivo: string | null;
  /** Epoch ms. */
  readonly fechaCreacion: number;
  readonly fechaActualizacion: number;
}

const DEMORA_MS = 30_000;

export const estaAbierta = ({ estado }: Pick<Operacion, 'estado'>): boolean =>
  estado === 'EN_CURSO' || estado === 'COMPENSANDO';

/** Open for longer than anyone expects. Computed when it is read, because nobody writes when nothing happens. */
export const estaDemorada = (operacion: Operacion, ahora: number): boolean =>
  estaAbierta(operacion) && ahora - operacion.fechaCreacion > DEMORA_MS;

export interface Inicio {
  readonly id: string;
  readonly tipo: string;
  readonly agregadoId: string;
  /** Their names, in the order in which they are shown. */
  readonly pasos: readonly string[];
  readonly ahora: number;
}

/** Not saved yet: its first message makes it version 1. */
export function nuevaOperacion({ id, tipo, agregadoId, pasos, ahora }: Inicio): Operacion {
  return {
    id,
    version: 0,
    tipo,
    estado: 'EN_CURSO',
    agregadoId,
    pasos: pasos.map((nombre) => ({ nombre, estado: 'PENDIENTE', fecha: null, motivo: null })),
    reglasFallidas: [],
    motivo: null,
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
