import Router from '@koa/router';
import { withDeadline } from '../runtime/deadline.js';
import { bodyOf, jsonBody } from './body.js';
import { parseInput } from './input.js';
import { defaultLimits, type ServerLimits } from './limits.js';
import { openApiDocument, type ApiInfo } from './openapi.js';
import type { RequestContext, RequestState } from './request-context.js';
import type { Route } from './route.js';

export interface RoutingOptions {
  /** Serves the description of the routes at `/openapi.json` when given. */
  openApi?: ApiInfo;
  limits?: Partial<ServerLimits>;
}

/** A router that validates requests against the table and answers what its handlers return. */
export function routerFor(routes: Route[], { openApi, limits }: RoutingOptions = {}): Router<RequestState> {
  const { bodyBytes, handlerTimeout } = { ...defaultLimits, ...limits };
  const router = new Router<RequestState>();
  const readBody = jsonBody(bodyBytes);
  for (const { method, path, params, query, body, handler } of routes) {
    if (body !== undefined) router[method](path, readBody);
    router[method](path, async (ctx) => {
      const input = {
        params: params && parseInput(params, ctx.params, 'path'),
        query: query && parseInput(query, { ...ctx.query }, 'query'),
        body: body && parseInput(body, bodyOf(ctx), 'body'),
        context: ctx as RequestContext,
      };
      const reply = await withDeadline(handlerTimeout, 'this service', Promise.resolve(handler(input)));
      ctx.status = reply.status;
      ctx.body = reply.body;
    });
  }
  if (openApi !== undefined) {
    const document = openApiDocument(openApi, routes);
    router.get('/openapi.json', (ctx) => {
      ctx.body = document;
    });
  }
  return router;
}
