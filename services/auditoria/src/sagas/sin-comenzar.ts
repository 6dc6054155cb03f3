import { nuevaOperacion, type Operacion, type Plazo } from '../domain/operacion.js';
import type { MensajeDe } from './mensajes.js';

export const SIN_COMENZAR = 'SIN_COMENZAR';

/**
 * Cancelled before anybody has heard of it: its first event may still be on its way. Whatever starts it finds this and
 * undoes it at once, also when it has expired. An id that nobody ever uses costs one document.
 */
export const operacionSinComenzar = (
  { correlationId: id, time: ahora }: MensajeDe<'CancelarOperacion'>,
  plazo: Plazo,
): Operacion => ({
  ...nuevaOperacion({ id, tipo: SIN_COMENZAR, agregadoId: id, pasos: [], memoria: {}, plazo, ahora }),
  motivo: 'CANCELADA',
});

export const haComenzado = (operacion: Operacion | undefined): operacion is Operacion =>
  operacion !== undefined && operacion.tipo !== SIN_COMENZAR;

/** An operation that begins, with the log of what came before. */
export const comenzar = (nueva: Operacion, antes: Operacion | undefined): Operacion =>
  antes ? { ...nueva, version: antes.version, bitacora: antes.bitacora } : nueva;
