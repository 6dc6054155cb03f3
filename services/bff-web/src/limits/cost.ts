import { Kind, type DocumentNode, type ExecutionArgs, type TypeNode } from 'graphql';
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from 'graphql-query-complexity';
import type { Plugin } from 'graphql-yoga';
import { limitExceeded } from './structure.js';

const estimators = [fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 1 })];

/** Refuses operations that could cost more than `maxCost`, counting every element that their lists may have. */
export function costLimit(maxCost: number): Plugin {
  const affordable = new WeakSet<DocumentNode>();
  const refuseCostly = ({ args }: { args: unknown }) => {
    const { schema, document, variableValues, operationName } = args as ExecutionArgs;
    if (affordable.has(document)) return;
    const cost = getComplexity({
      schema,
      query: document,
      estimators,
      variables: variableValues ?? {},
      ...(operationName == null ? {} : { operationName }),
    });
    if (cost > maxCost) throw limitExceeded('costo', `Cost limit of ${maxCost} exceeded, found ${cost}.`);
    if (hasConstantCost(document)) affordable.add(document);
  };
  return { onExecute: refuseCostly, onSubscribe: refuseCostly };
}

/** Only numbers and booleans among the variables change what an operation costs (`limite`, `@include`). */
function hasConstantCost({ definitions }: DocumentNode): boolean {
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return (
    operations.length === 1 &&
    operations.every(({ variableDefinitions = [] }) =>
      variableDefinitions.every(({ type }) => ['String', 'ID'].includes(namedType(type))),
    )
  );
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
