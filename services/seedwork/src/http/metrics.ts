import type { Middleware } from 'koa';
import { METHODS } from 'node:http';
import { collectDefaultMetrics, Histogram, register } from 'prom-client';

const requests = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time to answer a request, by route pattern, method and class of status',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
});
const knownMethods = new Set(METHODS);

/** Times requests. The route is the pattern that matched, so that ids do not become labels. */
export function requestMetrics(): Middleware {
  return async (ctx, next) => {
    const started = performance.now();
    await next();
    const route = typeof ctx['_matchedRoute'] === 'string' ? ctx['_matchedRoute'] : 'none';
    const method = knownMethods.has(ctx.method) ? ctx.method : 'other';
    const status = `${Math.floor(ctx.status / 100)}xx`;
    requests.observe({ method, route, status }, (performance.now() - started) / 1000);
  };
}

let collecting = false;

/** Starts the metrics of the process (memory, event loop, garbage collection), once. */
export function collectProcessMetrics(): void {
  if (collecting) return;
  collecting = true;
  collectDefaultMetrics();
}

/** Everything in the default registry, in the text format of Prometheus. */
export async function renderMetrics(): Promise<{ contentType: string; body: string }> {
  return { contentType: register.contentType, body: await register.metrics() };
}
