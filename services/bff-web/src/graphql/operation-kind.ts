import { getOperationAST, Kind, type DocumentNode, type GraphQLSchema, type SelectionSetNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { BffContext } from './context.js';
import type { OperationKind } from './metrics.js';

/** Tells the timer of a request what it asks for, once its document is known to be valid. */
export function tellKind(): Plugin<BffContext> {
  const known = new WeakMap<DocumentNode, Map<string, OperationKind>>();
  const tell = ({ args }: { args: unknown }) => {
    const { schema, document, operationName, contextValue } = args as Execution;
    const kinds = known.get(document) ?? new Map<string, OperationKind>();
    const name = operationName ?? '';
    const kind = kinds.get(name) ?? kindOf(schema, document, operationName);
    // A name that a document does not have would be remembered for every name that a client thinks of.
    if (kind.type !== 'none') known.set(document, kinds.set(name, kind));
    contextValue.timer.isOf(kind);
  };
  return { onExecute: tell, onSubscribe: tell };
}

interface Execution {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | null;
  readonly contextValue: BffContext;
}

/** The document is valid: its fragments exist and none contains itself. */
export function kindOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName?: string | null,
): OperationKind {
  const operation = getOperationAST(document, operationName);
  if (!operation) return { type: 'none', field: 'none' };
  const ours = schema.getRootType(operation.operation)?.getFields() ?? {};
  const asked = [...namesIn(operation.selectionSet, document)].filter((name) => Object.hasOwn(ours, name));
  const [field = 'none', ...others] = new Set(asked);
  return { type: operation.operation, field: others.length > 0 ? 'several' : field };
}

function* namesIn({ selections }: SelectionSetNode, document: DocumentNode): Generator<string, void> {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) yield selection.name.value;
    else if (selection.kind === Kind.INLINE_FRAGMENT) yield* namesIn(selection.selectionSet, document);
    else
      for (const definition of document.definitions)
        if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value)
          yield* namesIn(definition.selectionSet, document);
  }
}
