import type { EventosCompania } from '@propalpes/schemas/generated/types';
import { comparable } from '@propalpes/seedwork/domain/comparable';
import type { NoticiaDeCompania } from '../domain/compania-conocida.js';

/** What an event tells about a NIT, if anything. */
export function noticiaDe(evento: EventosCompania): NoticiaDeCompania | undefined {
  const compania = { id: evento.aggregateId, version: evento.aggregateVersion ?? 0 };
  if (evento.type === 'CompaniaCreada' || evento.type === 'CompaniaActualizada')
    return { ...compania, nit: comparable(evento.data.identificacion) ?? null, vigente: true };
  if (evento.type === 'CompaniaRechazada' || evento.type === 'CompaniaEliminada')
    return { ...compania, vigente: false };
  return undefined;
}
