import { parseInput } from '@propalpes/seedwork/http/input';
import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { BffContext } from '../graphql/context.js';
import { listCost, lookupCost } from '../schema/cost.js';
import { Compania } from '../schema/compania.js';
import { RegistrosArgs } from '../schema/pagina-args.js';
import { conId, pagina } from './inputs.js';

@Resolver()
export class CompaniaQueries {
  @Query(() => [Compania], { nullable: true, complexity: listCost, description: 'Companies, newest first' })
  companias(
    @Args(() => RegistrosArgs) args: RegistrosArgs,
    @Ctx() { readers }: BffContext,
  ): Promise<Compania[]> {
    return readers.companias.list({ estado: args.estado, ...parseInput(pagina, args) });
  }

  @Query(() => Compania, {
    nullable: true,
    complexity: lookupCost,
    description: 'One company, also when it is gone',
  })
  compania(@Arg('id', () => ID) id: string, @Ctx() { readers }: BffContext): Promise<Compania | null> {
    return readers.companias.find(parseInput(conId, { id }).id);
  }
}
