import type { Middleware } from 'koa';

const HEADERS = 'content-type, idempotency-key, last-event-id, traceparent, x-request-id, x-usuario';

/** Lets browsers of the given origins call; with none, says nothing, and browsers refuse. */
export function cors(origins: readonly string[]): Middleware {
  return async (ctx, next) => {
    const origin = ctx.get('origin');
    if (origins.length > 0) ctx.vary('origin');
    if (!origins.includes(origin)) {
      await next();
      return;
    }
    ctx.set('access-control-allow-origin', origin);
    ctx.set('access-control-expose-headers', 'x-request-id');
    if (ctx.method !== 'OPTIONS') {
      await next();
      return;
    }
    ctx.set({
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': HEADERS,
      'access-control-max-age': '600',
    });
    ctx.status = 204;
  };
}
