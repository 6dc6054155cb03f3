import { bodyParser } from '@koa/bodyparser';
import type { Middleware, ParameterizedContext } from 'koa';
import { Problem } from './problem.js';

/** Reads a JSON body of at most `maxBytes`, also after decompression; anything else is 413 or 415. */
export function jsonBody(maxBytes: number): Middleware {
  const parse = bodyParser({ enableTypes: ['json'], jsonLimit: maxBytes, encoding: 'utf-8' });
  return async (ctx, next) => {
    if (Number(ctx.get('content-length')) > maxBytes) {
      throw new Problem(413, { detail: `the body is longer than ${maxBytes} bytes` });
    }
    if (ctx.is('json') === false) throw new Problem(415, { detail: 'the body must be application/json' });
    await parse(ctx, next);
  };
}

/** What `jsonBody` read. */
export function bodyOf(ctx: ParameterizedContext): unknown {
  return ctx.request.body;
}
