import type { Handle } from '@propalpes/seedwork/messaging/consumer';
import { handleOnce } from '@propalpes/seedwork/messaging/handle-once';
import { consumes, runMicroservice } from '@propalpes/seedwork/runtime/microservice';
import { operacionRoutes } from './api/operaciones.js';
import { noticiaDe, type EventoConNoticia } from './application/proyectar-compania.js';
import { settings } from './config.js';
import { companiaConocidaModel, CompaniasConocidasEnMongo } from './infrastructure/companias-conocidas.js';
import { mensajeDe } from './infrastructure/operacion-messages.js';
import { OperacionReader } from './infrastructure/operacion-reader.js';
import { operacionModel, operacionRepository } from './infrastructure/operacion-repository.js';
import { operacionesDeCompania as compania } from './sagas/operaciones-de-compania.js';

await runMicroservice(settings, ({ serviceName, database, publisher, clock }) => {
  const operaciones = operacionModel(database.connection);
  const conocidas = companiaConocidaModel(database.connection);
  const companias = new CompaniasConocidasEnMongo(conocidas);
  const once = handleOnce({
    serviceName,
    repository: operacionRepository(operaciones),
    sink: publisher,
    clock,
    documentOf: ({ correlationId }) => correlationId,
    outgoingOf: mensajeDe,
  });
  /** The projection and the operation are both safe to repeat, so neither waits for the other. */
  const projected =
    <M extends EventoConNoticia>(handle: Handle<M>): Handle<M> =>
    async (evento, context) => {
      await Promise.all([companias.registrar(noticiaDe(evento)), handle(evento, context)]);
    };

  return {
    models: [operaciones, conocidas],
    consumers: [
      consumes({
        topic: 'eventos/compania',
        subscription: 'auditoria',
        handlers: {
          CompaniaCreada: projected(once(compania.CompaniaCreada)),
          CompaniaActualizada: projected(once(compania.CompaniaActualizada)),
          CompaniaEliminada: projected(once(compania.CompaniaEliminada)),
          CompaniaRechazada: projected(once(compania.CompaniaRechazada)),
          CompaniaAprobada: once(compania.CompaniaAprobada),
          CreacionCompaniaFallida: once(compania.CreacionCompaniaFallida),
          ActualizacionCompaniaFallida: once(compania.ActualizacionCompaniaFallida),
          AprobacionCompaniaFallida: once(compania.AprobacionCompaniaFallida),
          RechazoCompaniaFallido: once(compania.RechazoCompaniaFallido),
        },
      }),
    ],
    routes: operacionRoutes(new OperacionReader(operaciones), clock),
  };
});
