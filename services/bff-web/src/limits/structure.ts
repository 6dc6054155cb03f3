import { EnvelopArmor } from '@escape.tech/graphql-armor';
import { GraphQLError } from 'graphql';

export interface StructureLimits {
  maxDepth: number;
  maxAliases: number;
  maxDirectives: number;
  maxTokens: number;
}

/** Refuses documents that are too deep, too long or repeat themselves, before anything of them runs. */
export function structureLimits(limits: StructureLimits, hideSuggestions: boolean) {
  const limit = (n: number, limite: string) => ({
    n,
    onReject: [
      (_: unknown, { message }: GraphQLError) => {
        throw limitExceeded(limite, message.replace('Syntax Error: ', ''));
      },
    ],
  });
  const { plugins } = new EnvelopArmor({
    maxDepth: limit(limits.maxDepth, 'profundidad'),
    maxAliases: limit(limits.maxAliases, 'alias'),
    maxDirectives: limit(limits.maxDirectives, 'directivas'),
    maxTokens: limit(limits.maxTokens, 'tokens'),
    blockFieldSuggestion: { enabled: hideSuggestions },
    // it does not know how long lists are: limits/cost.ts does
    costLimit: { enabled: false },
  }).protect();
  return plugins;
}

/** @param limite which limit it was */
export function limitExceeded(limite: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'LIMITE_EXCEDIDO', limite } });
}
