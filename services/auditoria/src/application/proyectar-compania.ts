import type {
  CompaniaActualizada,
  CompaniaCreada,
  EventosCompania,
} from '@propalpes/schemas/generated/types';
import { nitComparable } from '../domain/nit.js';
import type { NoticiaDeCompania } from '../domain/compania-conocida.js';

/** What an event tells about a NIT, if anything. */
export function noticiaDe(evento: EventosCompania): NoticiaDeCompania | undefined {
  const compania = { id: evento.aggregateId, version: evento.aggregateVersion ?? 0 };
  if (evento.type === 'CompaniaCreada' || evento.type === 'CompaniaActualizada')
    return { ...compania, nit: nitDe(evento.data), vigente: true };
  if (evento.type === 'CompaniaRechazada' || evento.type === 'CompaniaEliminada')
    return { ...compania, vigente: false };
  return undefined;
}

const nitDe = ({ identificacion }: CompaniaCreada | CompaniaActualizada): string | null =>
  identificacion === null ? null : nitComparable(identificacion);
