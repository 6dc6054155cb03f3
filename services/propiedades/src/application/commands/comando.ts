import type { ComandosPropiedad } from '@propalpes/schemas/generated/types';
import type { MessageHandler } from '@propalpes/seedwork/application/message-handler';
import type { Propiedad, SucesoPropiedad } from '../../domain/propiedad.js';

/** What a command does to a property. */
export type ComandoPropiedad<Type extends ComandosPropiedad['type']> = MessageHandler<
  Extract<ComandosPropiedad, { type: Type }>,
  Propiedad,
  SucesoPropiedad
>;
