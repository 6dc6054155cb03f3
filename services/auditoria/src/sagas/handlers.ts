import type { Clock } from '@propalpes/seedwork/application/clock';
import type { MessageHandler } from '@propalpes/seedwork/application/message-handler';
import type { CompaniasConocidas } from '../application/companias-conocidas.js';
import type { Operacion } from '../domain/operacion.js';
import type { Engine, Respuesta } from './engine.js';
import type { Mensaje, Orden } from './mensajes.js';
import type { Saga } from './saga.js';

type Handler = MessageHandler<Mensaje, Operacion, Orden, Respuesta>;

/** Gives the handler of each type of message. */
export function sagaHandlers(
  engine: Engine,
  sagas: readonly Saga[],
  companias: CompaniasConocidas,
  clock: Clock,
): (type: Mensaje['type']) => Handler {
  const handler: Handler = {
    consult: async (actual, mensaje) => {
      const nit = engine.nitToAsk(actual, mensaje);
      return nit === undefined ? undefined : { nitConocido: await companias.conoce(nit), fecha: clock() };
    },
    decide: (actual, mensaje, respuesta) => engine.decide(actual, mensaje, respuesta, clock()),
  };
  return (type) => (usuallyStarts(sagas, type) ? { ...handler, creates: true } : handler);
}

/** It starts an operation, unless it answers a command that an operation has sent. Compensations are rare. */
export function usuallyStarts(sagas: readonly Saga[], type: Mensaje['type']): boolean {
  const commanded = sagas.flatMap(({ steps }) => steps).filter(({ command }) => command);
  const answers: readonly Mensaje['type'][] = commanded.flatMap((step) => step.answers);
  return sagas.some(({ starts }) => starts.includes(type)) && !answers.includes(type);
}
