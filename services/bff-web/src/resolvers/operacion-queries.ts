import { parseInput } from '@propalpes/seedwork/http/input';
import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { BffContext } from '../graphql/context.js';
import { listCost, lookupCost } from '../schema/cost.js';
import { Operacion } from '../schema/operacion.js';
import { OperacionesArgs } from '../schema/pagina-args.js';
import { conId, pagina } from './inputs.js';

@Resolver()
export class OperacionQueries {
  @Query(() => [Operacion], { nullable: true, complexity: listCost, description: 'Operations, newest first' })
  operaciones(
    @Args(() => OperacionesArgs) args: OperacionesArgs,
    @Ctx() { readers }: BffContext,
  ): Promise<Operacion[]> {
    return readers.operaciones.list({ estado: args.estado, ...parseInput(pagina, args) });
  }

  @Query(() => Operacion, {
    nullable: true,
    complexity: lookupCost,
    description: 'One operation; null until its first event has reached auditoria',
  })
  operacion(@Arg('id', () => ID) id: string, @Ctx() { readers }: BffContext): Promise<Operacion | null> {
    return readers.operaciones.find(parseInput(conId, { id }).id);
  }
}
