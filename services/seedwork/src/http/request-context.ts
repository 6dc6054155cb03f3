import type { Middleware, ParameterizedContext } from 'koa';
import { v4 as uuid } from 'uuid';
import type { Log } from '../runtime/log.js';
import { childOf, parseTraceparent } from '../runtime/trace.js';

/** What every request carries. */
export interface RequestState {
  requestId: string;
  /** The span of this request; messages published for it continue from here. */
  traceparent: string;
  /** The operation this request started, when it started one. */
  correlationId?: string;
  /** Lines with the ids of this request. */
  log: Log;
}

export type RequestContext = ParameterizedContext<RequestState>;

const saneRequestId = /^[\w.:-]{1,128}$/;

/** Gives each request its ids and a log that names them, and writes one line when it is over. */
export function requestContext(log: Log): Middleware<RequestState> {
  return async (ctx, next) => {
    const started = performance.now();
    const given = ctx.get('x-request-id');
    const requestId = saneRequestId.test(given) ? given : uuid();
    ctx.state.requestId = requestId;
    // Where there are spans, theirs is there.
    (ctx.state as Partial<RequestState>).traceparent ??= childOf(ctx.get('traceparent'));
    lazyLog(ctx.state, log);
    ctx.set('x-request-id', requestId);
    await next();
    if (!log.isLevelEnabled('debug')) return;
    const { method, path, status } = ctx;
    ctx.state.log.debug({ method, path, status, ms: Math.round(performance.now() - started) }, 'request');
  };
}

/** Most requests never log: their child log is made when it is first asked for. */
function lazyLog(state: RequestState, log: Log): void {
  let child: Log | undefined;
  Object.defineProperty(state, 'log', {
    get: () => {
      const traceId = parseTraceparent(state.traceparent)?.traceId;
      child ??= log.child({ requestId: state.requestId, traceId });
      return state.correlationId === undefined ? child : child.child({ correlationId: state.correlationId });
    },
  });
}
