import { z } from 'zod';
import { lastingTimeout } from '../process/lasting-timeout.js';

/** A metric that an expression reads, and the labels that it expects of it. */
export interface Use {
  readonly metric: string;
  readonly labels: readonly string[];
}

/** A node of the tree that Prometheus makes of an expression; which fields there are depends on the type. */
interface Node {
  readonly type: string;
  readonly name?: string;
  readonly matchers?: readonly { name: string }[];
  readonly grouping?: readonly string[];
  readonly without?: boolean;
  readonly func?: { name: string };
  readonly val?: string;
  readonly expr?: Node | null;
  readonly param?: Node | null;
  readonly lhs?: Node | null;
  readonly rhs?: Node | null;
  readonly args?: readonly Node[];
}

const answer = z.discriminatedUnion('status', [
  z.object({ status: z.literal('success'), data: z.custom<Node>((it) => typeof it === 'object') }),
  z.object({ status: z.literal('error'), error: z.string() }),
]);

/** What an expression reads, as the Prometheus at that address parses it. Rejects with what is wrong with the expression. */
export async function usesOf(url: string, expression: string): Promise<readonly Use[]> {
  const response = await fetch(`${url}/api/v1/parse_query`, {
    method: 'POST',
    body: new URLSearchParams({ query: expression }),
    signal: lastingTimeout(10_000),
  });
  const said = answer.parse(await response.json());
  if (said.status === 'error') throw new Error(`${said.error} (asked: ${expression})`);
  return usesIn(said.data, []);
}

/** `wanted` is what is grouped by above the node. */
function usesIn(node: Node, wanted: readonly string[]): Use[] {
  if (node.matchers !== undefined) return [useOf(node, wanted)];
  const { expr, param, lhs, rhs, args = [] } = node;
  const below = [expr, param, lhs, rhs, ...args].filter((it) => it !== undefined && it !== null);
  return below.flatMap((it) => usesIn(it, wantedBelow(node, wanted)));
}

function wantedBelow({ type, grouping = [], without, func, args = [] }: Node, wanted: readonly string[]) {
  // beyond an aggregation there are no other labels than those it groups by
  if (type === 'aggregation') return without === true ? wanted : grouping;
  // a label that is made here need not be there before
  if (func?.name === 'label_replace') return wanted.filter((it) => it !== args[1]?.val);
  return wanted;
}

function useOf({ name = '', matchers = [] }: Node, wanted: readonly string[]): Use {
  const matched = matchers.map((it) => it.name).filter((it) => it !== '__name__');
  return { metric: name, labels: [...new Set([...matched, ...wanted])] };
}
