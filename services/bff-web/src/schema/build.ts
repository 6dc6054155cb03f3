import 'reflect-metadata';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { createPubSub } from 'graphql-yoga';
import { buildSchemaSync } from 'type-graphql';
import { CompaniaMutations } from '../resolvers/compania-mutations.js';
import { CompaniaQueries } from '../resolvers/compania-queries.js';
import { GeograficoMutations } from '../resolvers/geografico-mutations.js';
import { GeograficoQueries } from '../resolvers/geografico-queries.js';
import { OperacionMutations } from '../resolvers/operacion-mutations.js';
import { OperacionQueries } from '../resolvers/operacion-queries.js';
import { OperacionSubscriptions } from '../resolvers/operacion-subscriptions.js';
import { PropiedadJoins } from '../resolvers/propiedad-joins.js';
import { PropiedadMutations } from '../resolvers/propiedad-mutations.js';
import { PropiedadQueries } from '../resolvers/propiedad-queries.js';

/** The API: resolvers validate their input themselves, with the rules that REST has. */
export function buildApiSchema(): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [
      CompaniaQueries,
      CompaniaMutations,
      PropiedadQueries,
      PropiedadJoins,
      PropiedadMutations,
      GeograficoQueries,
      GeograficoMutations,
      OperacionQueries,
      OperacionMutations,
      OperacionSubscriptions,
    ],
    validate: false,
    // required, though every subscription says itself where its results come from
    pubSub: createPubSub(),
  });
}

/** The API as text, in a stable order. */
export function sdlOf(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
