import type { RegistroFinder } from '@propalpes/seedwork/application/registro-finder';
import { QueryRoutes } from '@propalpes/seedwork/http/query-routes';
import { registroFields, registroFilter, registroView } from '@propalpes/seedwork/http/registro-view';
import type { Route } from '@propalpes/seedwork/http/route';
import { z } from 'zod';
import { buscarPropiedades } from '../application/queries/buscar-propiedades.js';
import type { DatosPropiedad } from '../domain/propiedad.js';

const view = z
  .object({
    id: z.uuid(),
    nombre: z.string().nullable(),
    identificacion_catastral: z.string().nullable(),
    nit: z.string().nullable(),
    ...registroFields,
  })
  .meta({ id: 'Propiedad' });

const identificacion = z.string().min(1).max(64).optional();
const filtro = z.object({ ...registroFilter, identificacion_catastral: identificacion, nit: identificacion });

/** `GET /ingestion/propiedad-query[/:id]`. */
export function queryRoutes(propiedades: RegistroFinder<DatosPropiedad>): Route[] {
  const routes = new QueryRoutes({
    finder: propiedades,
    path: '/ingestion/propiedad-query',
    one: 'property',
    many: 'properties',
    view,
    viewOf: ({ datos: { nombre, identificacionCatastral, nit }, ...propiedad }) => ({
      id: propiedad.id,
      nombre,
      identificacion_catastral: identificacionCatastral,
      nit,
      ...registroView(propiedad),
    }),
  });
  return [
    routes.list(filtro, ({ limite, despues, identificacion_catastral, ...filtro }) =>
      buscarPropiedades(
        propiedades,
        { ...filtro, identificacionCatastral: identificacion_catastral },
        { limite, despues },
      ),
    ),
    routes.find(),
  ];
}
