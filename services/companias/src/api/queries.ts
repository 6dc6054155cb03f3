import type { RegistroFinder } from '@propalpes/seedwork/application/registro-finder';
import { listQuery } from '@propalpes/seedwork/http/fields';
import { QueryRoutes } from '@propalpes/seedwork/http/query-routes';
import { registroFields, registroFilter, registroView } from '@propalpes/seedwork/http/registro-view';
import type { Route } from '@propalpes/seedwork/http/route';
import { z } from 'zod';
import { buscarCompanias } from '../application/queries/buscar-companias.js';
import type { DatosCompania } from '../domain/compania.js';

const view = z
  .object({
    id: z.uuid(),
    nombre: z.string().nullable(),
    email: z.string().nullable(),
    identificacion: z.string().nullable(),
    ...registroFields,
  })
  .meta({ id: 'Compania' });

const identificacion = z.string().min(1).max(64);
const filtro = z.object({
  ...registroFilter,
  identificacion: listQuery(identificacion, 64).optional().describe('One or several, with commas between'),
});

/** `GET /ingestion/compania-query[/:id]`. */
export function queryRoutes(companias: RegistroFinder<DatosCompania>): Route[] {
  const routes = new QueryRoutes({
    finder: companias,
    path: '/ingestion/compania-query',
    one: 'company',
    many: 'companies',
    view,
    viewOf: ({ datos, ...compania }) => ({ id: compania.id, ...datos, ...registroView(compania) }),
  });
  return [
    routes.list(filtro, ({ limite, despues, identificacion: identificaciones, ...filtro }) =>
      buscarCompanias(companias, { ...filtro, identificaciones }, { limite, despues }),
    ),
    routes.find(),
  ];
}
