import type { ComandosCompania } from '@propalpes/schemas/generated/types';
import type { MessageHandler } from '@propalpes/seedwork/application/message-handler';
import type { Compania, SucesoCompania } from '../../domain/compania.js';

/** What a command does to a company. */
export type ComandoCompania<Type extends ComandosCompania['type']> = MessageHandler<
  Extract<ComandosCompania, { type: Type }>,
  Compania,
  SucesoCompania
>;
