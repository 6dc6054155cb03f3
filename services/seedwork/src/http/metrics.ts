import type { Middleware } from 'koa';
import { createRequire } from 'node:module';
import { collectDefaultMetrics, Counter, Gauge, Histogram, register } from 'prom-client';

const requests = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Time to answer a request, by route pattern, method and class of status',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
});
/** What Node takes beside these, no route of ours answers. */
const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

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

/** Starts the metrics of the process (what runs, memory, event loop, garbage collection, warnings of Node), once. */
export function collectProcessMetrics(): void {
  if (collecting) return;
  collecting = true;
  collectDefaultMetrics();
  tellBuild();
  countWarnings();
}

/** Every package of the workspace has one version. */
function tellBuild(): void {
  const { version } = createRequire(import.meta.url)('../../../package.json') as { version: string };
  const build = new Gauge({
    name: 'propalpes_build_info',
    help: 'Always 1: which version runs, on which Node.',
    labelNames: ['version', 'node'] as const,
  });
  build.set({ version, node: process.version }, 1);
}

const leak = 'MaxListenersExceededWarning';

/** Listeners that are added and never taken off are a leak that Node alone sees. */
function countWarnings(): void {
  const warnings = new Counter({
    name: 'propalpes_process_warnings_total',
    help: `Warnings of Node: ${leak}, of listeners that nobody takes off, or other.`,
    labelNames: ['name'] as const,
  });
  for (const name of [leak, 'other']) warnings.inc({ name }, 0);
  process.on('warning', ({ name }) => {
    warnings.inc({ name: name === leak ? leak : 'other' });
  });
}

/** Everything in the default registry, in the text format of Prometheus. */
export async function renderMetrics(): Promise<{ contentType: string; body: string }> {
  return { contentType: register.contentType, body: await register.metrics() };
}
