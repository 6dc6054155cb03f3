import { nuevaOperacion, type Operacion } from '../domain/operacion.js';
import type { MensajeDe } from './mensajes.js';

export const SIN_COMENZAR = 'SIN_COMENZAR';

/**
 * Cancelled before anybody has heard of it: its first event may still be on its way. Whatever starts it finds this and
 * undoes it at once. An id that nobody ever uses costs one document, which is not counted among those that are open.
 */
export const operacionSinComenzar = ({
  correlationId: id,
  time: ahora,
}: MensajeDe<'CancelarOperacion'>): Operacion => ({
  ...nuevaOperacion({ id, tipo: SIN_COMENZAR, agregadoId: id, pasos: [], memoria: {}, plazo: null, ahora }),
  motivo: 'CANCELADA',
});

export const haComenzado = (operacion: Operacion | undefined): operacion is Operacion =>
  operacion !== undefined && operacion.tipo !== SIN_COMENZAR;

/** An operation that begins, with the log of what came before. */
export const comenzar = (nueva: Operacion, antes: Operacion | undefined): Operacion =>
  antes ? { ...nueva, version: antes.version, bitacora: antes.bitacora } : nueva;
