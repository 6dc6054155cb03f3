import { SpanKind, SpanStatusCode, type Span, type Tracer } from '@opentelemetry/api';
import type { Middleware } from 'koa';
import type { RequestContext, RequestState } from '../http/request-context.js';
import { parentOf, traceparentOf, within } from './propagation.js';
import { OPERATION } from './attributes.js';

/** A span for each request, under the one that its caller names. */
export function serverSpans(tracer: Tracer): Middleware<RequestState> {
  return async (ctx, next) => {
    const attributes = { 'http.request.method': ctx.method, 'url.scheme': 'http' };
    const span = tracer.startSpan(
      ctx.method,
      { kind: SpanKind.SERVER, attributes },
      parentOf(ctx.get('traceparent')),
    );
    ctx.state.traceparent = traceparentOf(span);
    try {
      await within(span, next);
    } finally {
      if (span.isRecording()) tell(span, ctx);
      span.end();
    }
  };
}

/** The pattern that matched, never the path: what callers write there may be anybody's name. */
function tell(span: Span, ctx: RequestContext): void {
  const { method, status, state } = ctx;
  const route: unknown = ctx['_matchedRoute'];
  if (typeof route === 'string') span.updateName(`${method} ${route}`).setAttribute('http.route', route);
  span.setAttribute('http.response.status_code', status);
  if (state.correlationId !== undefined) span.setAttribute(OPERATION, state.correlationId);
  if (status >= 500)
    span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', String(status));
}
