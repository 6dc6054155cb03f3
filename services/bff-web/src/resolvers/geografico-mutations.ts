import { parseInput } from '@propalpes/seedwork/http/input';
import { Arg, Args, Mutation, Resolver } from 'type-graphql';
import { CambioArgs } from '../schema/cambio-args.js';
import { mutationCost } from '../schema/cost.js';
import { RespuestaMutacion } from '../schema/respuesta-mutacion.js';
import { UbicacionArgs } from '../schema/ubicacion-args.js';
import { cambiosUbicacion, conGeograficosId } from './inputs.js';
import { Request, type MutationRequest } from './mutation-request.js';

const comando = { topic: 'comandos/geografico', aggregateVersion: null } as const;

@Resolver()
export class GeograficoMutations {
  @Mutation(() => RespuestaMutacion, {
    nullable: true,
    complexity: mutationCost,
    description:
      'Changes geographic data, which are then audited again; what is absent or null stays as it is',
  })
  actualizarDatosGeograficos(
    @Args(() => CambioArgs) cambio: CambioArgs,
    @Args(() => UbicacionArgs) ubicacion: UbicacionArgs,
    @Request() request: MutationRequest,
  ): Promise<RespuestaMutacion> {
    const { id: aggregateId, ...data } = parseInput(cambiosUbicacion, Object.assign({}, cambio, ubicacion));
    return request.send({ ...comando, type: 'ActualizarDatosGeograficos', aggregateId, data });
  }

  @Mutation(() => RespuestaMutacion, {
    nullable: true,
    complexity: mutationCost,
    description: 'Deletes geographic data; their property is then rejected',
  })
  eliminarDatosGeograficos(
    @Arg('geograficosId', () => String) given: string,
    @Request() request: MutationRequest,
  ): Promise<RespuestaMutacion> {
    const { geograficosId: aggregateId } = parseInput(conGeograficosId, { geograficosId: given });
    return request.send({
      ...comando,
      type: 'EliminarDatosGeograficos',
      aggregateId,
      data: { motivo: null },
    });
  }
}
