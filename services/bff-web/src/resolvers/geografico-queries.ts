import { parseInput } from '@propalpes/seedwork/http/input';
import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { BffContext } from '../graphql/context.js';
import { listCost, lookupCost } from '../schema/cost.js';
import { DatosGeograficos } from '../schema/datos-geograficos.js';
import { RegistrosArgs } from '../schema/pagina-args.js';
import { conId, pagina } from './inputs.js';

@Resolver()
export class GeograficoQueries {
  @Query(() => [DatosGeograficos], {
    nullable: true,
    complexity: listCost,
    description: 'Where properties are, newest first',
  })
  geograficos(
    @Args(() => RegistrosArgs) args: RegistrosArgs,
    @Ctx() { readers }: BffContext,
  ): Promise<DatosGeograficos[]> {
    return readers.geograficos.list({ estado: args.estado, ...parseInput(pagina, args) });
  }

  @Query(() => DatosGeograficos, {
    nullable: true,
    complexity: lookupCost,
    description: 'Where one property is, also when it is gone',
  })
  geografico(
    @Arg('id', () => ID) id: string,
    @Ctx() { readers }: BffContext,
  ): Promise<DatosGeograficos | null> {
    return readers.geograficos.find(parseInput(conId, { id }).id);
  }
}
