import 'reflect-metadata';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { CompaniaMutations } from '../resolvers/compania-mutations.js';
import { CompaniaQueries } from '../resolvers/compania-queries.js';
import { OperacionQueries } from '../resolvers/operacion-queries.js';

/** The API: resolvers validate their input themselves, with the rules that REST has. */
export function buildApiSchema(): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [CompaniaQueries, CompaniaMutations, OperacionQueries],
    validate: false,
  });
}

/** The API as text, in a stable order. */
export function sdlOf(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
