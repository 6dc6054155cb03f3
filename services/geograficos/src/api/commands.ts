import { CommandRoutes, versionEsperada } from '@propalpes/seedwork/http/command-routes';
import { coordenada, nombre, uuid } from '@propalpes/seedwork/http/fields';
import type { Route } from '@propalpes/seedwork/http/route';
import type { CommandSender } from '@propalpes/seedwork/messaging/command-sender';
import { z } from 'zod';
import type { Ubicacion } from '../domain/datos-geograficos.js';

const datos = z.strictObject({
  nombre_propiedad: nombre(),
  latitud: coordenada(),
  longitud: coordenada(),
});
const nuevos = datos.extend({
  propiedad_id: uuid().nullish().describe('The property that is there: what is created gets its id.'),
});
const cambios = datos.extend({ version_esperada: versionEsperada });

/** `POST`, `PATCH` and `DELETE /ingestion/datos-geograficos-comando`: each sends one command. */
export function commandRoutes(commands: CommandSender): Route[] {
  const path = '/ingestion/datos-geograficos-comando';
  const routes = new CommandRoutes({ commands, topic: 'comandos/geografico', path, what: 'a location' });
  return [
    routes.create('CrearDatosGeograficos', nuevos, ubicacionDe, ({ propiedad_id }) => propiedad_id),
    routes.update('ActualizarDatosGeograficos', cambios, ({ version_esperada, ...datos }) => ({
      ...ubicacionDe(datos),
      versionEsperada: version_esperada ?? null,
    })),
    routes.delete('EliminarDatosGeograficos', { motivo: null }),
  ];
}

const ubicacionDe = ({
  nombre_propiedad: nombrePropiedad = null,
  latitud = null,
  longitud = null,
}: z.output<typeof datos>): Ubicacion => ({ nombrePropiedad, latitud, longitud });
