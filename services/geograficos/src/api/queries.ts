import type { RegistroFinder } from '@propalpes/seedwork/application/registro-finder';
import { QueryRoutes } from '@propalpes/seedwork/http/query-routes';
import { registroFields, registroFilter, registroView } from '@propalpes/seedwork/http/registro-view';
import type { Route } from '@propalpes/seedwork/http/route';
import { z } from 'zod';
import { buscarDatosGeograficos } from '../application/queries/buscar-datos-geograficos.js';
import type { Ubicacion } from '../domain/datos-geograficos.js';

const view = z
  .object({
    id: z.uuid(),
    nombre_propiedad: z.string().nullable(),
    latitud: z.string().nullable(),
    longitud: z.string().nullable(),
    ...registroFields,
  })
  .meta({ id: 'DatosGeograficos' });

/** `GET /ingestion/datos-geograficos-query[/:id]`. */
export function queryRoutes(geograficos: RegistroFinder<Ubicacion>): Route[] {
  const routes = new QueryRoutes({
    finder: geograficos,
    path: '/ingestion/datos-geograficos-query',
    one: 'location',
    many: 'locations',
    view,
    viewOf: ({ datos: { nombrePropiedad, latitud, longitud }, ...geografico }) => ({
      id: geografico.id,
      nombre_propiedad: nombrePropiedad,
      latitud,
      longitud,
      ...registroView(geografico),
    }),
  });
  return [
    routes.list(z.object(registroFilter), ({ limite, despues, ...filtro }) =>
      buscarDatosGeograficos(geograficos, filtro, { limite, despues }),
    ),
    routes.find(),
  ];
}
