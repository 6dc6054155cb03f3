import type { EventosCompania } from '@propalpes/schemas/generated/types';
import { readerFor } from '@propalpes/schemas/tolerant-reader';
import type { EncodedMessage } from '../../src/application/encoded-message.js';

type Eliminada = Extract<EventosCompania, { type: 'CompaniaEliminada' }>;

/** The events that the handlers of `handlers.ts` publish; `motivo` names the suceso. */
export function decodeEvents(messages: readonly EncodedMessage[]): Eliminada[] {
  const reader = readerFor('eventos/compania');
  return messages.map(({ bytes }) => reader.decode(bytes, reader.fingerprint) as Eliminada);
}
