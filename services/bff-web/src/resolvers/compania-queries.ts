import { parseInput } from '@propalpes/seedwork/http/input';
import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { BffContext } from '../graphql/context.js';
import { Compania } from '../schema/compania.js';
import { listCost, lookupCost } from '../schema/cost.js';
import { CompaniasArgs } from '../schema/pagina-args.js';
import { conId, pagina } from './inputs.js';

@Resolver()
export class CompaniaQueries {
  @Query(() => [Compania], { nullable: true, complexity: listCost, description: 'Companies, newest first' })
  companias(
    @Args(() => CompaniasArgs) args: CompaniasArgs,
    @Ctx() { readers }: BffContext,
  ): Promise<Compania[]> {
    return readers.companias({ estado: args.estado, ...parseInput(pagina, args) });
  }

  @Query(() => Compania, {
    nullable: true,
    complexity: lookupCost,
    description: 'One company, also when it is gone',
  })
  compania(@Arg('id', () => ID) id: string, @Ctx() { readers }: BffContext): Promise<Compania | null> {
    return readers.compania(parseInput(conId, { id }).id);
  }
}
