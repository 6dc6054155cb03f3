import Router from '@koa/router';
import { jsonBody } from '@propalpes/seedwork/http/body';
import { idempotencyKeyOf } from '@propalpes/seedwork/http/fields';
import type { RequestContext, RequestState } from '@propalpes/seedwork/http/request-context';
import type { CommandSender } from '@propalpes/seedwork/messaging/command-sender';
import type { BffContext } from './graphql/context.js';
import { graphqlEndpoint, type EndpointOptions } from './graphql/endpoint.js';
import { createEngine, type EngineOptions } from './graphql/engine.js';
import { graphiql } from './graphql/graphiql.js';
import type { OperationTimer } from './graphql/metrics.js';
import { cors } from './http/cors.js';
import { userOf } from './http/identity.js';
import { securityHeaders } from './http/security-headers.js';
import { Readers, type Clients } from './loaders/readers.js';
import { streamEndpoint, type StreamOptions } from './stream/endpoint.js';

const PATHS = ['/v1', '/v1/graphql'];

export interface BffOptions extends EngineOptions, EndpointOptions, StreamOptions {
  commands: CommandSender;
  clients: Clients;
  maxBodyBytes: number;
  corsOrigins: readonly string[];
}

/** The GraphQL API at `/v1` and `/v1/graphql`, outside production its explorer, and every event at `/stream`. */
export function bffApi({ commands, clients, maxBodyBytes, corsOrigins, ...options }: BffOptions) {
  const contextFor = (ctx: RequestContext, signal: AbortSignal, timer: OperationTimer): BffContext => ({
    state: ctx.state,
    user: userOf(ctx),
    idempotencyKey: idempotencyKeyOf(ctx),
    signal,
    timer,
    commands,
    feed: options.feed,
    readers: new Readers(clients, {
      requestId: ctx.state.requestId,
      traceparent: ctx.state.traceparent,
      signal,
    }),
  });
  const router = new Router<RequestState>();
  router.post(PATHS, jsonBody(maxBodyBytes), graphqlEndpoint(createEngine(options), contextFor, options));
  router.get('/stream', streamEndpoint(options));
  if (!options.production) router.get(PATHS, graphiql('/v1'));
  return { router, middleware: [securityHeaders, cors(corsOrigins)] };
}
