import type { Clock } from '@propalpes/seedwork/application/clock';
import { idsQuery, linkNext, pageQuery, uuid } from '@propalpes/seedwork/http/fields';
import { Problem } from '@propalpes/seedwork/http/problem';
import { route, type Route } from '@propalpes/seedwork/http/route';
import { z } from 'zod';
import type { OperacionFinder } from '../application/queries/operacion-finder.js';
import { estadosOperacion, estaDemorada, type Operacion } from '../domain/operacion.js';

const paso = z.object({
  nombre: z.string(),
  estado: z.enum(['PENDIENTE', 'HECHO', 'FALLIDO', 'COMPENSADO']),
  fecha: z.iso.datetime().nullable(),
  motivo: z.string().nullable(),
});

const vista = z
  .object({
    id: z.uuid(),
    tipo: z.string(),
    estado: z.enum(estadosOperacion),
    demorada: z.boolean().meta({ description: 'open for more than 30 seconds' }),
    agregado_id: z.uuid(),
    pasos: z.array(paso),
    reglas_fallidas: z.array(z.object({ codigo: z.string(), mensaje: z.string() })),
    motivo: z.string().nullable(),
    fecha_creacion: z.iso.datetime(),
    fecha_actualizacion: z.iso.datetime(),
  })
  .meta({ id: 'Operacion' });

const vistaConBitacora = vista
  .extend({
    bitacora: z
      .array(
        z.object({
          fecha: z.iso.datetime(),
          causa: z.string().meta({ description: 'type of the message that changed the operation' }),
          mensaje_id: z.uuid(),
          estado: z.enum(estadosOperacion),
        }),
      )
      .meta({ description: 'Everything that changed the operation, oldest first' }),
  })
  .meta({ id: 'OperacionConBitacora' });

const filtro = z.object({ ...pageQuery, estado: z.enum(estadosOperacion).optional() });

/** `GET /auditoria/operaciones[/:id]` and `/auditoria/ultimas-operaciones`. */
export function operacionRoutes(operaciones: OperacionFinder, clock: Clock): Route[] {
  return [
    route({
      method: 'get',
      path: '/auditoria/operaciones',
      summary: 'Lists operations, newest first; the Link header leads to the next page',
      query: filtro,
      responses: { 200: { description: 'One page of operations', body: z.array(vista) } },
      handler: async ({ query: { estado, limite, despues }, context }) => {
        const page = await operaciones.list(estado, { limite, despues });
        linkNext(context, page, limite);
        return { status: 200, body: page.map((operacion) => vistaDe(operacion, clock())) };
      },
    }),
    route({
      method: 'get',
      path: '/auditoria/ultimas-operaciones',
      summary: 'The last operation on each of several aggregates, in any order',
      query: z.object({ agregados: idsQuery() }),
      responses: { 200: { description: 'At most one operation for each', body: z.array(vista) } },
      handler: async ({ query: { agregados } }) => {
        const ultimas = await operaciones.lastOn(agregados);
        return { status: 200, body: ultimas.map((operacion) => vistaDe(operacion, clock())) };
      },
    }),
    route({
      method: 'get',
      path: '/auditoria/operaciones/:id',
      summary: 'One operation, its steps and its log',
      params: z.object({ id: uuid() }),
      responses: { 200: { description: 'The operation', body: vistaConBitacora } },
      handler: async ({ params: { id } }) => {
        const operacion = await operaciones.find(id);
        if (!operacion) throw new Problem(404, { detail: `no event of operation ${id} has arrived yet` });
        return { status: 200, body: { ...vistaDe(operacion, clock()), bitacora: bitacoraDe(operacion) } };
      },
    }),
  ];
}

const fecha = (ms: number): string => new Date(ms).toISOString();

function vistaDe(operacion: Operacion, ahora: number): z.input<typeof vista> {
  const { id, tipo, estado, agregadoId, pasos, reglasFallidas, motivo } = operacion;
  return {
    id,
    tipo,
    estado,
    demorada: estaDemorada(operacion, ahora),
    agregado_id: agregadoId,
    pasos: pasos.map((paso) => ({ ...paso, fecha: paso.fecha === null ? null : fecha(paso.fecha) })),
    reglas_fallidas: [...reglasFallidas],
    motivo,
    fecha_creacion: fecha(operacion.fechaCreacion),
    fecha_actualizacion: fecha(operacion.fechaActualizacion),
  };
}

const bitacoraDe = ({ bitacora }: Operacion) =>
  bitacora.map(({ mensajeId, ...entrada }) => ({
    ...entrada,
    fecha: fecha(entrada.fecha),
    mensaje_id: mensajeId,
  }));
