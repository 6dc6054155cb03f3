import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

/** A metric that an expression names, and the labels that it selects by. */
export interface Selector {
  readonly metric: string;
  readonly labels: readonly string[];
}

/** Every selector of an expression. Throws when it is none of PromQL. */
export function selectorsOf(expression: string): readonly Selector[] {
  const found: Selector[] = [];
  parser.parse(expression).iterate({
    enter: ({ type, node, from }) => {
      if (type.isError) throw new Error(`not PromQL from character ${from}: ${expression}`);
      if (type.name === 'VectorSelector') found.push(selectorAt(node, expression));
    },
  });
  return found;
}

function selectorAt(node: SyntaxNode, expression: string): Selector {
  const text = ({ from, to }: SyntaxNode) => expression.slice(from, to);
  const labels: string[] = [];
  node.cursor().iterate((at) => {
    if (at.name === 'LabelName') labels.push(text(at.node));
  });
  const name = node.getChild('Identifier');
  if (!name) throw new Error(`no name of a metric: ${text(node)}`);
  return { metric: text(name), labels };
}
