import Router from '@koa/router';
import type { Log } from '../runtime/log.js';
import type { Health } from './health.js';
import { collectProcessMetrics, renderMetrics } from './metrics.js';
import type { RequestState } from './request-context.js';
import { startServer, type RunningServer } from './server.js';

export interface ManagementOptions {
  port: number;
  host: string;
  log: Log;
  health: Health;
}

/**
 * Serves `/healthz` (the process answers and is not stuck), `/readyz` (all that it needs is there, or what is not) and
 * `/metrics`. With `/readyz?once=publisher,consumers` it suffices that those have been there: whoever only reads can go
 * on without.
 */
export async function startManagement({ health, ...options }: ManagementOptions): Promise<RunningServer> {
  collectProcessMetrics();
  const router = new Router<RequestState>();
  router.get('/healthz', (ctx) => {
    const { holds, checks } = health.liveness();
    ctx.status = holds ? 200 : 503;
    ctx.body = { healthy: holds, checks };
  });
  router.get('/readyz', (ctx) => {
    const { holds, checks } = health.readiness(new Set([ctx.query['once'] ?? []].flat().join().split(',')));
    ctx.status = holds ? 200 : 503;
    ctx.body = { ready: holds, checks };
  });
  router.get('/metrics', async (ctx) => {
    const { contentType, body } = await renderMetrics();
    ctx.set('content-type', contentType);
    ctx.body = body;
  });
  return startServer({ ...options, name: 'management', router, untraced: true });
}
