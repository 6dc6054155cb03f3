import { parseInput } from '@propalpes/seedwork/http/input';
import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { BffContext } from '../graphql/context.js';
import { lookupCost } from '../schema/cost.js';
import { Operacion } from '../schema/operacion.js';
import { followOperacion } from '../stream/follow-operacion.js';
import { conId } from './inputs.js';

interface Subscribed {
  args: { id?: string };
  context: BffContext;
}

@Resolver()
export class OperacionSubscriptions {
  @Subscription(() => Operacion, {
    complexity: lookupCost,
    description: 'An operation as it is, and again whenever it has changed, until it is over',
    subscribe: ({ args, context }: Subscribed) => {
      const { feed, readers, signal } = context;
      const find = (id: string) => readers.operaciones.findNow(id);
      return followOperacion(parseInput(conId, args).id, { feed, find, signal });
    },
  })
  operacion(
    @Root() operacion: Operacion,
    // eslint-disable-next-line @typescript-eslint/no-unused-vars -- `subscribe` reads it; here it is declared
    @Arg('id', () => ID) id: string,
  ): Operacion {
    return operacion;
  }
}
