import type { EventosCompania } from '@propalpes/schemas/generated/types';
import type { Handle } from '@propalpes/seedwork/messaging/dispatcher';
import { handleOnce } from '@propalpes/seedwork/messaging/handle-once';
import { readConfig } from '@propalpes/seedwork/runtime/config';
import { consumes, runMicroservice } from '@propalpes/seedwork/runtime/microservice';
import { operacionRoutes } from './api/operaciones.js';
import { noticiaDe } from './application/proyectar-compania.js';
import { service, settings } from './config.js';
import { companiaConocidaModel, CompaniasConocidasEnMongo } from './infrastructure/companias-conocidas.js';
import { handlerTable } from './infrastructure/handler-table.js';
import { mensajeDe } from './infrastructure/operacion-messages.js';
import { OpenOperations } from './infrastructure/open-operations.js';
import { OperacionReader } from './infrastructure/operacion-reader.js';
import { operacionModel, operacionRepository } from './infrastructure/operacion-repository.js';
import { OperacionesAbiertasEnMongo } from './infrastructure/operaciones-abiertas.js';
import { OperacionesMedidas } from './infrastructure/operaciones-medidas.js';
import { OperacionesVencidasEnMongo } from './infrastructure/operaciones-vencidas.js';
import { Sweeper } from './infrastructure/sweeper.js';
import { Engine } from './sagas/engine.js';
import { sagaHandlers } from './sagas/handlers.js';
import type { Mensaje } from './sagas/mensajes.js';
import { sagas } from './sagas/sagas.js';

await runMicroservice(service, ({ serviceName, database, publisher, clock, log }) => {
  const config = readConfig(settings);
  const operaciones = operacionModel(database.connection);
  const conocidas = companiaConocidaModel(database.connection);
  const companias = new CompaniasConocidasEnMongo(conocidas);
  const engine = new Engine(sagas, {
    caja: config.COUNTRY_BOX,
    revisionMs: config.REVIEW_AFTER_MS,
    expiracionMs: config.EXPIRE_AFTER_MS,
  });
  const tipos = sagas.map(({ tipo }) => tipo);
  const handlerOf = sagaHandlers(engine, sagas, companias, clock);
  const once = handleOnce({
    serviceName,
    repository: new OperacionesMedidas(operacionRepository(operaciones), tipos),
    sink: publisher,
    clock,
    documentOf: ({ correlationId }) => correlationId,
    outgoingOf: mensajeDe,
  });
  const followed = (type: Mensaje['type']): Handle<Mensaje> => once(handlerOf(type));

  /** The projection and the operation are both safe to repeat, so neither waits for the other. */
  const projected =
    (handle: Handle<EventosCompania>): Handle<EventosCompania> =>
    async (evento, context) => {
      const noticia = noticiaDe(evento);
      await Promise.all([noticia && companias.registrar(noticia), handle(evento, context)]);
    };

  const vencidas = new OperacionesVencidasEnMongo(operaciones);
  const patienceMs = config.REVIEW_AFTER_MS;
  const withinMs = 5000;
  const parts = { vencidas, sink: publisher, clock, log, serviceName, patienceMs, withinMs };
  const sweeper = new Sweeper(parts, config.SWEEP_EVERY_MS);

  const abiertas = new OperacionesAbiertasEnMongo(operaciones);
  const open = new OpenOperations({ abiertas, tipos, clock, log, withinMs }, config.MEASURE_EVERY_MS);

  const subscription = 'auditoria';
  return {
    models: [operaciones, conocidas],
    consumers: [
      consumes({
        topic: 'comandos/auditoria',
        subscription,
        handlers: handlerTable('comandos/auditoria', followed),
      }),
      consumes({
        topic: 'eventos/compania',
        subscription,
        handlers: handlerTable('eventos/compania', (type) => projected(followed(type))),
      }),
      consumes({
        topic: 'eventos/propiedad',
        subscription,
        handlers: handlerTable('eventos/propiedad', followed),
      }),
      consumes({
        topic: 'eventos/geografico',
        subscription,
        handlers: handlerTable('eventos/geografico', followed),
      }),
    ],
    workers: [sweeper, open],
    routes: operacionRoutes(new OperacionReader(operaciones), clock),
  };
});
