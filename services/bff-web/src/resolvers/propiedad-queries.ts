import { parseInput } from '@propalpes/seedwork/http/input';
import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { BffContext } from '../graphql/context.js';
import { listCost, lookupCost } from '../schema/cost.js';
import { Propiedad } from '../schema/propiedad.js';
import { RegistrosArgs } from '../schema/pagina-args.js';
import { conId, pagina } from './inputs.js';

@Resolver()
export class PropiedadQueries {
  @Query(() => [Propiedad], { nullable: true, complexity: listCost, description: 'Properties, newest first' })
  propiedades(
    @Args(() => RegistrosArgs) args: RegistrosArgs,
    @Ctx() { readers }: BffContext,
  ): Promise<Propiedad[]> {
    return readers.propiedades.list({ estado: args.estado, ...parseInput(pagina, args) });
  }

  @Query(() => Propiedad, {
    nullable: true,
    complexity: lookupCost,
    description: 'One property, also when it is gone',
  })
  propiedad(@Arg('id', () => ID) id: string, @Ctx() { readers }: BffContext): Promise<Propiedad | null> {
    return readers.propiedades.find(parseInput(conId, { id }).id);
  }
}
