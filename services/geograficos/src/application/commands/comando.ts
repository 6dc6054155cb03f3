import type { ComandosGeografico } from '@propalpes/schemas/generated/types';
import type { MessageHandler } from '@propalpes/seedwork/application/message-handler';
import type { DatosGeograficos, SucesoDatosGeograficos } from '../../domain/datos-geograficos.js';

/** What a command does to geographic data. */
export type ComandoDatosGeograficos<Type extends ComandosGeografico['type']> = MessageHandler<
  Extract<ComandosGeografico, { type: Type }>,
  DatosGeograficos,
  SucesoDatosGeograficos
>;
