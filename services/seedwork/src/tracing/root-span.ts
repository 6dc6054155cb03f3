import { ROOT_CONTEXT, SpanKind } from '@opentelemetry/api';
import { newTraceparent } from '../runtime/trace.js';
import { traceparentOf, within } from './propagation.js';
import { tracer } from './tracer.js';

/** Runs what nobody asked for, such as what time asks for, in a trace of its own, which messages name as `traceparent`. */
export async function inRootSpan<T>(name: string, work: (traceparent: string) => Promise<T>): Promise<T> {
  const inUse = tracer();
  if (inUse === undefined) return work(newTraceparent());
  const span = inUse.startSpan(name, { kind: SpanKind.INTERNAL }, ROOT_CONTEXT);
  try {
    return await within(span, () => work(traceparentOf(span)));
  } finally {
    span.end();
  }
}
