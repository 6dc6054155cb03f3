import { MAX_PAGE } from '@propalpes/seedwork/http/fields';
import { DEFAULT_PAGE } from './pagina-args.js';

interface CostArguments {
  args: { limite?: number | null };
  childComplexity: number;
}

/** A list costs its fields once for each element that it may have. */
export function listCost({ args, childComplexity }: CostArguments): number {
  const limite = Math.min(Math.max(args.limite ?? DEFAULT_PAGE, 1), MAX_PAGE);
  return 1 + limite * childComplexity;
}

/** A query for one thing asks another service. */
export const lookupCost = ({ childComplexity }: CostArguments): number => 10 + childComplexity;

/** A mutation is a message that several services work on. */
export const mutationCost = ({ childComplexity }: CostArguments): number => 100 + childComplexity;
