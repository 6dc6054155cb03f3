import { handleOnce } from '@propalpes/seedwork/messaging/handle-once';
import { consumes, runMicroservice } from '@propalpes/seedwork/runtime/microservice';
import { commandRoutes } from './api/commands.js';
import { queryRoutes } from './api/queries.js';
import { actualizarDatosGeograficos } from './application/commands/actualizar-datos-geograficos.js';
import { aprobarDatosGeograficos } from './application/commands/aprobar-datos-geograficos.js';
import { crearDatosGeograficos } from './application/commands/crear-datos-geograficos.js';
import { eliminarDatosGeograficos } from './application/commands/eliminar-datos-geograficos.js';
import { rechazarDatosGeograficos } from './application/commands/rechazar-datos-geograficos.js';
import { settings } from './config.js';
import { eventoDe } from './infrastructure/datos-geograficos-messages.js';
import {
  datosGeograficosFinder,
  datosGeograficosModel,
  datosGeograficosRepository,
} from './infrastructure/datos-geograficos-repository.js';

await runMicroservice(settings, ({ serviceName, database, publisher, commands, clock }) => {
  const model = datosGeograficosModel(database.connection);
  const once = handleOnce({
    serviceName,
    repository: datosGeograficosRepository(model),
    sink: publisher,
    clock,
    documentOf: ({ aggregateId }) => aggregateId,
    outgoingOf: eventoDe,
  });

  return {
    models: [model],
    consumers: [
      consumes({
        topic: 'comandos/geografico',
        subscription: 'geograficos',
        handlers: {
          CrearDatosGeograficos: once(crearDatosGeograficos),
          ActualizarDatosGeograficos: once(actualizarDatosGeograficos),
          EliminarDatosGeograficos: once(eliminarDatosGeograficos),
          AprobarDatosGeograficos: once(aprobarDatosGeograficos),
          RechazarDatosGeograficos: once(rechazarDatosGeograficos),
        },
      }),
    ],
    routes: [...commandRoutes(commands), ...queryRoutes(datosGeograficosFinder(model))],
  };
});
