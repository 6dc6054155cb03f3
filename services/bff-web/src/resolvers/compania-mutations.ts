import { parseInput } from '@propalpes/seedwork/http/input';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Mutation, Resolver } from 'type-graphql';
import type { BffContext } from '../graphql/context.js';
import { ActualizarCompaniaArgs, CrearCompaniaArgs } from '../schema/compania-args.js';
import { mutationCost } from '../schema/cost.js';
import { RespuestaMutacion } from '../schema/respuesta-mutacion.js';
import { cambiosCompania, conId, datosCompania } from './inputs.js';
import { sendCommand } from './send-command.js';

const comando = { topic: 'comandos/compania', aggregateVersion: null } as const;

@Resolver()
export class CompaniaMutations {
  @Mutation(() => RespuestaMutacion, {
    nullable: true,
    complexity: mutationCost,
    description: 'Registers a company',
  })
  crearCompania(
    @Args(() => CrearCompaniaArgs) args: CrearCompaniaArgs,
    @Ctx() context: BffContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RespuestaMutacion> {
    const data = parseInput(datosCompania, args);
    return sendCommand(context, info, (aggregateId) => ({
      ...comando,
      type: 'CrearCompania',
      aggregateId,
      data,
    }));
  }

  @Mutation(() => RespuestaMutacion, {
    nullable: true,
    complexity: mutationCost,
    description: 'Changes a company, which is then audited again; what is absent or null stays as it is',
  })
  actualizarCompania(
    @Args(() => ActualizarCompaniaArgs) args: ActualizarCompaniaArgs,
    @Ctx() context: BffContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RespuestaMutacion> {
    const { id, ...data } = parseInput(cambiosCompania, args);
    return sendCommand(context, info, () => ({
      ...comando,
      type: 'ActualizarCompania',
      aggregateId: id,
      data,
    }));
  }

  @Mutation(() => RespuestaMutacion, {
    nullable: true,
    complexity: mutationCost,
    description: 'Deletes a company',
  })
  eliminarCompania(
    @Arg('id', () => ID) given: string,
    @Ctx() context: BffContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RespuestaMutacion> {
    const { id } = parseInput(conId, { id: given });
    return sendCommand(context, info, () => ({
      ...comando,
      type: 'EliminarCompania',
      aggregateId: id,
      data: {},
    }));
  }
}
