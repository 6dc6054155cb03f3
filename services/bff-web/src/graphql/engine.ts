import type { GraphQLSchema } from 'graphql';
import { createYoga } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import { costLimit } from '../limits/cost.js';
import { noIntrospection } from '../limits/introspection.js';
import { structureLimits, type StructureLimits } from '../limits/structure.js';
import type { BffContext } from './context.js';
import { tellKind } from './operation-kind.js';

export interface EngineOptions extends StructureLimits {
  schema: GraphQLSchema;
  maxCost: number;
  /** Hides the schema: no introspection, no suggestions. */
  production: boolean;
}

export type Engine = ReturnType<typeof createEngine>;

/** Parses, checks, limits and runs documents. What HTTP is to it is the endpoint's business. */
export function createEngine({ schema, maxCost, production, ...limits }: EngineOptions) {
  const plugins = [
    // before the limits: what they refuse is measured, too
    tellKind(),
    ...structureLimits(limits, production),
    ...(production ? [noIntrospection()] : []),
    costLimit(maxCost),
  ];
  return createYoga<BffContext>({
    schema,
    plugins,
    logging: false,
    graphiql: false,
    landingPage: false,
    cors: false,
    multipart: false,
    batching: false,
    // the endpoint gives errors their codes, with the log of the request at hand
    maskedErrors: false,
    parserAndValidationCache: {
      documentCache: new LRUCache({ max: 256 }),
      errorCache: new LRUCache({ max: 32 }),
    },
  });
}
