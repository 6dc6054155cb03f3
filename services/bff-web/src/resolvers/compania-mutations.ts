import { parseInput } from '@propalpes/seedwork/http/input';
import { Arg, Args, ID, Mutation, Resolver } from 'type-graphql';
import { CambioArgs } from '../schema/cambio-args.js';
import { DatosCompaniaArgs } from '../schema/compania-args.js';
import { mutationCost } from '../schema/cost.js';
import { RespuestaMutacion } from '../schema/respuesta-mutacion.js';
import { cambiosCompania, conId, datosCompania } from './inputs.js';
import { Request, type MutationRequest } from './mutation-request.js';

const comando = { topic: 'comandos/compania', aggregateVersion: null } as const;

@Resolver()
export class CompaniaMutations {
  @Mutation(() => RespuestaMutacion, {
    nullable: true,
    complexity: mutationCost,
    description: 'Registers a company',
  })
  crearCompania(
    @Args(() => DatosCompaniaArgs) args: DatosCompaniaArgs,
    @Request() request: MutationRequest,
  ): Promise<RespuestaMutacion> {
    const data = parseInput(datosCompania, args);
    return request.send({ ...comando, type: 'CrearCompania', aggregateId: request.createdId(), data });
  }

  @Mutation(() => RespuestaMutacion, {
    nullable: true,
    complexity: mutationCost,
    description: 'Changes a company, which is then audited again; what is absent or null stays as it is',
  })
  actualizarCompania(
    @Args(() => CambioArgs) cambio: CambioArgs,
    @Args(() => DatosCompaniaArgs) datos: DatosCompaniaArgs,
    @Request() request: MutationRequest,
  ): Promise<RespuestaMutacion> {
    const { id: aggregateId, ...data } = parseInput(cambiosCompania, Object.assign({}, cambio, datos));
    return request.send({ ...comando, type: 'ActualizarCompania', aggregateId, data });
  }

  @Mutation(() => RespuestaMutacion, {
    nullable: true,
    complexity: mutationCost,
    description: 'Deletes a company; its properties stay',
  })
  eliminarCompania(
    @Arg('id', () => ID) given: string,
    @Request() request: MutationRequest,
  ): Promise<RespuestaMutacion> {
    const { id: aggregateId } = parseInput(conId, { id: given });
    return request.send({ ...comando, type: 'EliminarCompania', aggregateId, data: {} });
  }
}
