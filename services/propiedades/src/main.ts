import { handleOnce } from '@propalpes/seedwork/messaging/handle-once';
import { consumes, runMicroservice } from '@propalpes/seedwork/runtime/microservice';
import { commandRoutes } from './api/commands.js';
import { queryRoutes } from './api/queries.js';
import { actualizarPropiedad } from './application/commands/actualizar-propiedad.js';
import { aprobarPropiedad } from './application/commands/aprobar-propiedad.js';
import { crearPropiedad } from './application/commands/crear-propiedad.js';
import { eliminarPropiedad } from './application/commands/eliminar-propiedad.js';
import { rechazarPropiedad } from './application/commands/rechazar-propiedad.js';
import { settings } from './config.js';
import { eventoDe } from './infrastructure/propiedad-messages.js';
import {
  propiedadFinder,
  propiedadModel,
  propiedadRepository,
} from './infrastructure/propiedad-repository.js';

await runMicroservice(settings, ({ serviceName, database, publisher, commands, clock }) => {
  const model = propiedadModel(database.connection);
  const once = handleOnce({
    serviceName,
    repository: propiedadRepository(model),
    sink: publisher,
    clock,
    documentOf: ({ aggregateId }) => aggregateId,
    outgoingOf: eventoDe,
  });

  return {
    models: [model],
    consumers: [
      consumes({
        topic: 'comandos/propiedad',
        subscription: 'propiedades',
        handlers: {
          CrearPropiedad: once(crearPropiedad),
          ActualizarPropiedad: once(actualizarPropiedad),
          EliminarPropiedad: once(eliminarPropiedad),
          AprobarPropiedad: once(aprobarPropiedad),
          RechazarPropiedad: once(rechazarPropiedad),
        },
      }),
    ],
    routes: [...commandRoutes(commands), ...queryRoutes(propiedadFinder(model))],
  };
});
