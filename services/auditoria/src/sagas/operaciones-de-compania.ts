import type { EventosCompania } from '@propalpes/schemas/generated/types';
import type { MessageHandler } from '@propalpes/seedwork/application/message-handler';
import type { Operacion } from '../domain/operacion.js';
import { incumplidas } from '../domain/rules/regla.js';
import { reglasCompania } from '../domain/rules/reglas-compania.js';
import { operacionSimple } from './operacion-simple.js';
import type { Orden } from './orden.js';

type Transicion<Type extends EventosCompania['type']> = MessageHandler<
  Extract<EventosCompania, { type: Type }>,
  Operacion,
  Orden
>;

const operacion = operacionSimple('compania');

/** What each event of a company does to the operation that it belongs to. */
export const operacionesDeCompania: { readonly [Type in EventosCompania['type']]: Transicion<Type> } = {
  CompaniaCreada: {
    creates: true,
    decide: (actual, evento) =>
      operacion.auditar(actual, 'CREAR_COMPANIA', evento, incumplidas(reglasCompania, evento.data)),
  },
  CompaniaActualizada: {
    creates: true,
    decide: (actual, evento) =>
      operacion.auditar(actual, 'ACTUALIZAR_COMPANIA', evento, incumplidas(reglasCompania, evento.data)),
  },
  CompaniaEliminada: {
    creates: true,
    decide: (actual, evento) => operacion.eliminar(actual, 'ELIMINAR_COMPANIA', evento),
  },
  CreacionCompaniaFallida: {
    creates: true,
    decide: (actual, evento) => operacion.rehusar(actual, 'CREAR_COMPANIA', evento, evento.data.motivo),
  },
  ActualizacionCompaniaFallida: {
    creates: true,
    decide: (actual, evento) => operacion.rehusar(actual, 'ACTUALIZAR_COMPANIA', evento, evento.data.motivo),
  },
  CompaniaAprobada: { decide: (actual, evento) => operacion.decidir(actual, 'COMPLETADA', evento) },
  CompaniaRechazada: { decide: (actual, evento) => operacion.decidir(actual, 'RECHAZADA', evento) },
  AprobacionCompaniaFallida: {
    decide: (actual, evento) => operacion.caducar(actual, evento, evento.data.motivo),
  },
  RechazoCompaniaFallido: {
    decide: (actual, evento) => operacion.caducar(actual, evento, evento.data.motivo),
  },
};
