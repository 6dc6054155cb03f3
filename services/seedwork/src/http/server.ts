import type Router from '@koa/router';
import Koa, { type Middleware } from 'koa';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from '../runtime/log.js';
import { answerClientError } from './client-error.js';
import { closeGracefully } from './close.js';
import { errorBoundary } from './error-boundary.js';
import { serverSpans } from '../tracing/server-span.js';
import { tracer } from '../tracing/tracer.js';
import { defaultLimits, type ServerLimits } from './limits.js';
import { requestMetrics } from './metrics.js';
import { requestContext, type RequestState } from './request-context.js';

export interface AppOptions {
  log: Log;
  router: Router<RequestState>;
  /** Run for every request, matched by the router or not. */
  middleware?: Middleware<RequestState>[];
  /** Nobody wants to see traces of its requests. */
  untraced?: boolean;
}

export interface ServerOptions extends AppOptions {
  /** How the server is called in logs, for example `rest`. */
  name: string;
  /** 0 takes any free port. */
  port: number;
  host: string;
  limits?: Partial<ServerLimits>;
}

export interface RunningServer {
  port: number;
  /**
   * Ends connections with their next answers for `limits.lingerTimeout`, then stops accepting, lets requests in flight
   * finish, and cuts off what is there after `limits.closeTimeout`.
   */
  close: () => Promise<void>;
}

/** The Koa application around `router`: ids, metrics, problem documents. */
export function createApp({ log, router, middleware = [], untraced = false }: AppOptions): Koa<RequestState> {
  const app = new Koa<RequestState>();
  app.use(requestMetrics() as Middleware<RequestState>);
  const spans = untraced ? undefined : tracer();
  if (spans) app.use(serverSpans(spans));
  app.use(requestContext(log));
  app.use(errorBoundary);
  for (const step of [safeHeaders, ...middleware]) app.use(step);
  app.use(router.routes() as Middleware<RequestState>);
  app.use(router.allowedMethods() as Middleware<RequestState>);
  // what reaches this is a connection that broke while it was answered: the boundary has handled the rest
  app.on('error', (error: unknown) => {
    log.debug({ err: error }, 'a response was cut short');
  });
  return app;
}

/** Serves `router`. @throws when the port is taken */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const limits = { ...defaultLimits, ...options.limits };
  const answer = createApp(options).callback();
  const answers = new Set<ServerResponse>();
  const server = createServer({ connectionsCheckingInterval: 1_000 }, (request, response) => {
    answers.add(response);
    response.once('close', () => {
      answers.delete(response);
      // a connection that was busy when the close began would otherwise be kept open for its next request
      if (!server.listening) request.socket.destroySoon();
    });
    void answer(request, response);
  });
  server.requestTimeout = limits.requestTimeout;
  server.headersTimeout = limits.headersTimeout;
  server.keepAliveTimeout = limits.keepAliveTimeout;
  server.timeout = limits.idleTimeout;
  server.maxConnections = limits.maxConnections;
  server.on('clientError', answerClientError);
  await listen(server, options);
  const { port } = server.address() as AddressInfo;
  options.log.info({ port, host: options.host }, `${options.name} is listening on port ${port}`);
  return { port, close: () => closeGracefully(server, answers, limits) };
}

const safeHeaders: Middleware<RequestState> = async (ctx, next) => {
  ctx.set('x-content-type-options', 'nosniff');
  ctx.set('cache-control', 'no-store');
  await next();
};

function listen(server: Server, { name, port, host }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Error(`${name}: port ${port} is already in use`) : error);
    });
    server.listen(port, host, resolve);
  });
}
