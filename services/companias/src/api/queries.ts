import type { RegistroFinder } from '@propalpes/seedwork/application/registro-finder';
import { estados } from '@propalpes/seedwork/domain/registro';
import { idsQuery, linkNext, pageQuery, uuid } from '@propalpes/seedwork/http/fields';
import { Problem } from '@propalpes/seedwork/http/problem';
import { route, type Route } from '@propalpes/seedwork/http/route';
import { z } from 'zod';
import { buscarCompanias } from '../application/queries/buscar-companias.js';
import type { Compania, DatosCompania } from '../domain/compania.js';

const vista = z
  .object({
    id: z.uuid(),
    nombre: z.string().nullable(),
    email: z.string().nullable(),
    identificacion: z.string().nullable(),
    estado: z.enum(estados),
    version: z.int().meta({ description: 'of the data: what version_esperada is compared with' }),
    motivo: z.string().nullable(),
    reglas_fallidas: z.array(z.object({ codigo: z.string(), mensaje: z.string() })),
    fecha_creacion: z.iso.datetime(),
    fecha_actualizacion: z.iso.datetime(),
  })
  .meta({ id: 'Compania' });

const filtro = z.object({
  ...pageQuery,
  estado: z.enum(estados).optional(),
  ids: idsQuery(),
  identificacion: z.string().min(1).max(64).optional(),
});

/** `GET /ingestion/compania-query[/:id]`. */
export function queryRoutes(companias: RegistroFinder<DatosCompania>): Route[] {
  return [
    route({
      method: 'get',
      path: '/ingestion/compania-query',
      summary: 'Lists companies, newest first; the Link header leads to the next page',
      query: filtro,
      responses: { 200: { description: 'One page of companies', body: z.array(vista) } },
      handler: async ({ query: { limite, despues, ...filtro }, context }) => {
        const page = await buscarCompanias(companias, filtro, { limite, despues });
        linkNext(context, page, limite);
        return { status: 200, body: page.map(vistaDe) };
      },
    }),
    route({
      method: 'get',
      path: '/ingestion/compania-query/:id',
      summary: 'One company, also when it failed or was deleted',
      params: z.object({ id: uuid() }),
      responses: { 200: { description: 'The company', body: vista } },
      handler: async ({ params: { id } }) => {
        const compania = await companias.find(id);
        if (!compania) throw new Problem(404, { detail: `there is no company ${id}` });
        return { status: 200, body: vistaDe(compania) };
      },
    }),
  ];
}

function vistaDe({ id, datos, estado, versionDatos, motivo, ...compania }: Compania): z.input<typeof vista> {
  return {
    id,
    ...datos,
    estado,
    version: versionDatos,
    motivo,
    reglas_fallidas: [...compania.reglasFallidas],
    fecha_creacion: new Date(compania.fechaCreacion).toISOString(),
    fecha_actualizacion: new Date(compania.fechaActualizacion).toISOString(),
  };
}
