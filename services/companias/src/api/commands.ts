import { createdId, requestIds } from '@propalpes/seedwork/application/request-ids';
import { aceptado, idempotencyHeader, idempotencyKeyOf, texto, uuid } from '@propalpes/seedwork/http/fields';
import type { RequestContext } from '@propalpes/seedwork/http/request-context';
import { route, type Route } from '@propalpes/seedwork/http/route';
import type { CommandSender } from '@propalpes/seedwork/messaging/command-sender';
import type { Outgoing } from '@propalpes/seedwork/messaging/outgoing';
import { z } from 'zod';

const datos = z.strictObject({ nombre: texto(200), email: texto(320), identificacion: texto(64) });

const cambios = datos
  .extend({ version_esperada: z.int().min(1).nullish() })
  .meta({ id: 'ActualizarCompania', description: 'A field that is absent or null stays as it is.' });

const params = z.object({ id: uuid() });
const responses = { 202: { description: 'The command is stored and will be carried out', body: aceptado } };

type Comando = Outgoing<'comandos/compania'>;

/** `POST`, `PATCH` and `DELETE /ingestion/compania-comando`: each sends one command. */
export function commandRoutes(commands: CommandSender): Route[] {
  const send = async (context: RequestContext, field: string, comandoPara: (id: string) => Comando) => {
    const key = idempotencyKeyOf(context);
    const idempotency = key === undefined ? undefined : { client: 'rest', field, key };
    const comando = comandoPara(createdId(idempotency));
    const ids = requestIds(comando, idempotency);
    context.state.correlationId = ids.operacionId;
    await commands.send(comando, { ...ids, traceparent: context.state.traceparent });
    return { status: 202 as const, body: { id: comando.aggregateId, operacion: ids.operacionId } };
  };
  const comando = { topic: 'comandos/compania', aggregateVersion: null } as const;

  return [
    route({
      method: 'post',
      path: '/ingestion/compania-comando',
      summary: 'Registers a company',
      body: datos.meta({ id: 'CrearCompania' }),
      headers: idempotencyHeader,
      responses,
      handler: ({ body, context }) =>
        send(context, 'crearCompania', (aggregateId) => ({
          ...comando,
          type: 'CrearCompania',
          aggregateId,
          data: sinAusentes(body),
        })),
    }),
    route({
      method: 'patch',
      path: '/ingestion/compania-comando/:id',
      summary: 'Changes a company, which is then audited again',
      params,
      body: cambios,
      headers: idempotencyHeader,
      responses,
      handler: ({ params: { id }, body: { version_esperada: versionEsperada = null, ...datos }, context }) =>
        send(context, 'actualizarCompania', () => ({
          ...comando,
          type: 'ActualizarCompania',
          aggregateId: id,
          data: { ...sinAusentes(datos), versionEsperada },
        })),
    }),
    route({
      method: 'delete',
      path: '/ingestion/compania-comando/:id',
      summary: 'Deletes a company',
      params,
      headers: idempotencyHeader,
      responses,
      handler: ({ params: { id }, context }) =>
        send(context, 'eliminarCompania', () => ({
          ...comando,
          type: 'EliminarCompania',
          aggregateId: id,
          data: {},
        })),
    }),
  ];
}

const sinAusentes = ({ nombre = null, email = null, identificacion = null }: z.output<typeof datos>) => ({
  nombre,
  email,
  identificacion,
});
