import type { ComandosCompania } from '@propalpes/schemas/generated/types';
import type { MessageHandler } from '@propalpes/seedwork/application/message-handler';
import type { Solicitud } from '@propalpes/seedwork/domain/ciclo-de-vida';
import { sinDatos, type Compania, type DatosCompania, type SucesoCompania } from '../../domain/compania.js';

export type Comando<Type extends ComandosCompania['type']> = Extract<ComandosCompania, { type: Type }>;

/** What a command does to a company. */
export type ComandoCompania<Type extends ComandosCompania['type']> = MessageHandler<
  Comando<Type>,
  Compania,
  SucesoCompania
>;

export const solicitudDe = ({ aggregateId, time }: ComandosCompania): Solicitud<DatosCompania> => ({
  id: aggregateId,
  ahora: time,
  vacio: sinDatos,
});
