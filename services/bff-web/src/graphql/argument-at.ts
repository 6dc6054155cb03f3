import { parse, visit, type ASTNode } from 'graphql';

/** The name of the argument that `node` is the value of, or part of. */
export function argumentAt(query: string, { loc }: ASTNode): string | undefined {
  if (loc === undefined) return undefined;
  let found: string | undefined;
  visit(parse(query), {
    Argument(argument) {
      const { start, end } = argument.loc ?? { start: 0, end: -1 };
      if (start <= loc.start && loc.end <= end) found = argument.name.value;
    },
  });
  return found;
}
