import { CommandRoutes, versionEsperada } from '@propalpes/seedwork/http/command-routes';
import { identificacion, nombre } from '@propalpes/seedwork/http/fields';
import type { Route } from '@propalpes/seedwork/http/route';
import type { CommandSender } from '@propalpes/seedwork/messaging/command-sender';
import { z } from 'zod';
import type { DatosPropiedad } from '../domain/propiedad.js';

const datos = z.strictObject({
  nombre: nombre(),
  identificacion_catastral: identificacion(),
  nit: identificacion(),
});
const cambios = datos.extend({ version_esperada: versionEsperada });

/** `POST`, `PATCH` and `DELETE /ingestion/propiedad-comando`: each sends one command. */
export function commandRoutes(commands: CommandSender): Route[] {
  const path = '/ingestion/propiedad-comando';
  const routes = new CommandRoutes({ commands, topic: 'comandos/propiedad', path, what: 'a property' });
  return [
    routes.create('CrearPropiedad', datos, datosDe),
    routes.update('ActualizarPropiedad', cambios, ({ version_esperada, ...datos }) => ({
      ...datosDe(datos),
      versionEsperada: version_esperada ?? null,
    })),
    routes.delete('EliminarPropiedad', { motivo: null }),
  ];
}

const datosDe = ({
  nombre = null,
  identificacion_catastral: identificacionCatastral = null,
  nit = null,
}: z.output<typeof datos>): DatosPropiedad => ({ nombre, identificacionCatastral, nit });
