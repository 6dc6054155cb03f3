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

/** Serves `/healthz` (the process answers), `/readyz` (it may get traffic, or why not) and `/metrics`. */
export async function startManagement({ health, ...options }: ManagementOptions): Promise<RunningServer> {
  collectProcessMetrics();
  const router = new Router<RequestState>();
  router.get('/healthz', (ctx) => {
    ctx.body = { status: 'ok' };
  });
  router.get('/readyz', (ctx) => {
    const state = health.state();
    ctx.status = state.ready ? 200 : 503;
    ctx.body = state;
  });
  router.get('/metrics', async (ctx) => {
    const { contentType, body } = await renderMetrics();
    ctx.set('content-type', contentType);
    ctx.body = body;
  });
  return startServer({ ...options, name: 'management', router });
}
