import { parseInput } from '@propalpes/seedwork/http/input';
import { Arg, ID, Mutation, Resolver } from 'type-graphql';
import { mutationCost } from '../schema/cost.js';
import { RespuestaMutacion } from '../schema/respuesta-mutacion.js';
import { conId } from './inputs.js';
import { Request, type MutationRequest } from './mutation-request.js';

@Resolver()
export class OperacionMutations {
  @Mutation(() => RespuestaMutacion, {
    nullable: true,
    complexity: mutationCost,
    description: 'Undoes an operation; one that is over, or that cannot be undone, stays as it is',
  })
  cancelarOperacion(
    @Arg('id', () => ID) given: string,
    @Request() request: MutationRequest,
  ): Promise<RespuestaMutacion> {
    const { id: operacionId } = parseInput(conId, { id: given });
    const { messageId } = request.idsOf({ operacionId });
    return request.send(
      {
        topic: 'comandos/auditoria',
        type: 'CancelarOperacion',
        aggregateId: operacionId,
        aggregateVersion: null,
        data: {},
      },
      { messageId, operacionId },
    );
  }
}
