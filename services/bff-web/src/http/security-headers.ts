import type { Middleware } from 'koa';

/** An API is no page: nothing may be loaded from its answers, nor may they be framed. */
export const securityHeaders: Middleware = async (ctx, next) => {
  ctx.set({
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
  });
  await next();
};
