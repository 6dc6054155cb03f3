import { CommandRoutes, versionEsperada } from '@propalpes/seedwork/http/command-routes';
import { email, identificacion, nombre } from '@propalpes/seedwork/http/fields';
import type { Route } from '@propalpes/seedwork/http/route';
import type { CommandSender } from '@propalpes/seedwork/messaging/command-sender';
import { z } from 'zod';
import type { DatosCompania } from '../domain/compania.js';

const datos = z.strictObject({ nombre: nombre(), email: email(), identificacion: identificacion() });
const cambios = datos.extend({ version_esperada: versionEsperada });

/** `POST`, `PATCH` and `DELETE /ingestion/compania-comando`: each sends one command. */
export function commandRoutes(commands: CommandSender): Route[] {
  const path = '/ingestion/compania-comando';
  const routes = new CommandRoutes({ commands, topic: 'comandos/compania', path, what: 'a company' });
  return [
    routes.create('CrearCompania', datos, datosDe),
    routes.update('ActualizarCompania', cambios, ({ version_esperada, ...datos }) => ({
      ...datosDe(datos),
      versionEsperada: version_esperada ?? null,
    })),
    routes.delete('EliminarCompania', {}),
  ];
}

const datosDe = ({
  nombre = null,
  email = null,
  identificacion = null,
}: z.output<typeof datos>): DatosCompania => ({ nombre, email, identificacion });
