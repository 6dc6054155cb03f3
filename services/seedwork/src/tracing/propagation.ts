import { context, ROOT_CONTEXT, trace, TraceFlags, type Context, type Span } from '@opentelemetry/api';
import { formatTraceparent, parseTraceparent } from '../runtime/trace.js';

/** The span of somebody else as a parent; where there is none, a trace begins. */
export function parentOf(traceparent: string | undefined): Context {
  const there = spanContextOf(traceparent);
  return there === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, there);
}

export function spanContextOf(traceparent: string | undefined) {
  const there = parseTraceparent(traceparent);
  if (there === undefined) return undefined;
  const { traceId, spanId, sampled } = there;
  return { traceId, spanId, traceFlags: sampled ? TraceFlags.SAMPLED : TraceFlags.NONE, isRemote: true };
}

/** How others name `span` as their parent. */
export function traceparentOf(span: Span): string {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return formatTraceparent(traceId, spanId, (traceFlags & TraceFlags.SAMPLED) !== 0);
}

/** The span that this code runs in, if somebody will see it. */
export function activeSpan(): Span | undefined {
  const active = trace.getActiveSpan();
  return active?.isRecording() === true ? active : undefined;
}

/** What this code runs in as a parent, if somebody will see it. */
export const activeParent = (): Context | undefined => activeSpan() && context.active();

/** Runs `work` in `span`: what it begins are children. One that nobody sees is not worth a context. */
export function within<T>(span: Span, work: () => T): T {
  return span.isRecording() ? context.with(trace.setSpan(ROOT_CONTEXT, span), work) : work();
}
