import type {
  ComandosAuditoria,
  EventosCompania,
  EventosGeografico,
  EventosPropiedad,
  MessagesByTopic,
} from '@propalpes/schemas/generated/types';
import type { Outgoing } from '@propalpes/seedwork/messaging/outgoing';
import type { Operacion } from '../domain/operacion.js';

/** What the other services tell. */
export type Evento = EventosCompania | EventosPropiedad | EventosGeografico;

/** All that may change an operation. */
export type Mensaje = Evento | ComandosAuditoria;

export type MensajeDe<Type extends Mensaje['type']> = Extract<Mensaje, { type: Type }>;

type Topico = 'comandos/compania' | 'comandos/propiedad' | 'comandos/geografico';

/** What an operation asks of the other services. */
export type Comando = Outgoing<Topico>;

/** What an operation asks of the world: a command, or that its outcome is published. */
export type Orden = Comando | { readonly type: 'OperacionFinalizada' };

/** A command about the aggregate of an operation. */
export const comando =
  <T extends Topico, Type extends MessagesByTopic[T]['type']>(topic: T, type: Type) =>
  ({ agregadoId }: Operacion, data: Extract<MessagesByTopic[T], { type: Type }>['data']): Comando =>
    ({ topic, type, aggregateId: agregadoId, aggregateVersion: null, data }) as unknown as Comando;
