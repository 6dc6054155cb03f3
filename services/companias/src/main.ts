import { handleOnce } from '@propalpes/seedwork/messaging/handle-once';
import { consumes, runMicroservice } from '@propalpes/seedwork/runtime/microservice';
import { commandRoutes } from './api/commands.js';
import { queryRoutes } from './api/queries.js';
import { actualizarCompania } from './application/commands/actualizar-compania.js';
import { aprobarCompania } from './application/commands/aprobar-compania.js';
import { crearCompania } from './application/commands/crear-compania.js';
import { eliminarCompania } from './application/commands/eliminar-compania.js';
import { rechazarCompania } from './application/commands/rechazar-compania.js';
import { settings } from './config.js';
import { eventoDe } from './infrastructure/compania-messages.js';
import { companiaFinder, companiaModel, companiaRepository } from './infrastructure/compania-repository.js';

await runMicroservice(settings, ({ serviceName, database, publisher, commands, clock }) => {
  const model = companiaModel(database.connection);
  const once = handleOnce({
    serviceName,
    repository: companiaRepository(model),
    sink: publisher,
    clock,
    documentOf: ({ aggregateId }) => aggregateId,
    outgoingOf: eventoDe,
  });

  return {
    models: [model],
    consumers: [
      consumes({
        topic: 'comandos/compania',
        subscription: 'companias',
        handlers: {
          CrearCompania: once(crearCompania),
          ActualizarCompania: once(actualizarCompania),
          EliminarCompania: once(eliminarCompania),
          AprobarCompania: once(aprobarCompania),
          RechazarCompania: once(rechazarCompania),
        },
      }),
    ],
    routes: [...commandRoutes(commands), ...queryRoutes(companiaFinder(model))],
  };
});
