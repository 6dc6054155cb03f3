import { bffApi } from '@propalpes/bff-web/api';
import { startServer } from '@propalpes/seedwork/http/server';
import { createLog } from '@propalpes/seedwork/runtime/log';
import { GraphQLInt, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';

/**
 * The GraphQL server of bff-web, with all its limits, answering a constant: `node constant-server.js <port>`.
 * It has the same schema for the one mutation that is measured, and nothing behind it.
 */
const operacion = new GraphQLObjectType({
  name: 'Operacion',
  fields: { id: { type: GraphQLString }, estado: { type: GraphQLString } },
});
const respuesta = new GraphQLObjectType({
  name: 'Respuesta',
  fields: { mensaje: { type: GraphQLString }, codigo: { type: GraphQLInt }, operacion: { type: operacion } },
});
const text = { type: GraphQLString };
const constant = {
  mensaje: 'Procesando mensaje',
  codigo: 202,
  operacion: { id: '01989a3c-0000-7000-8000-000000000001', estado: 'EN_CURSO' },
};
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { nada: text } }),
  mutation: new GraphQLObjectType({
    name: 'Mutation',
    fields: {
      crearCompania: {
        type: respuesta,
        args: { nombre: text, email: text, identificacion: text },
        resolve: () => constant,
      },
    },
  }),
});

const nothing = undefined as never;
const api = bffApi({
  schema,
  commands: nothing,
  clients: { companias: nothing, propiedades: nothing, geograficos: nothing, auditoria: nothing },
  feed: nothing,
  streams: nothing,
  heartbeatMs: 15_000,
  production: true,
  maxBodyBytes: 65_536,
  requestTimeoutMs: 10_000,
  maxDepth: 8,
  maxAliases: 10,
  maxDirectives: 10,
  maxTokens: 1000,
  maxCost: 5000,
  corsOrigins: [],
});
const log = createLog({ service: 'constant', level: 'warn' });
await startServer({ name: 'constant', port: Number(process.argv[2]), host: '127.0.0.1', log, ...api });
