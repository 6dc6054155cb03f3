import type {
  CompaniaActualizada,
  CompaniaCreada,
  EventosCompania,
} from '@propalpes/schemas/generated/types';
import { nitComparable } from '../domain/nit.js';
import type { NoticiaDeCompania } from '../domain/compania-conocida.js';

export type EventoConNoticia = Extract<
  EventosCompania,
  { type: 'CompaniaCreada' | 'CompaniaActualizada' | 'CompaniaRechazada' | 'CompaniaEliminada' }
>;

/** What the events that tell something about a NIT tell. */
export function noticiaDe(evento: EventoConNoticia): NoticiaDeCompania {
  const compania = { id: evento.aggregateId, version: evento.aggregateVersion ?? 0 };
  switch (evento.type) {
    case 'CompaniaCreada':
    case 'CompaniaActualizada':
      return { ...compania, nit: nitDe(evento.data), vigente: true };
    case 'CompaniaRechazada':
    case 'CompaniaEliminada':
      return { ...compania, vigente: false };
  }
}

const nitDe = ({ identificacion }: CompaniaCreada | CompaniaActualizada): string | null =>
  identificacion === null ? null : nitComparable(identificacion);
