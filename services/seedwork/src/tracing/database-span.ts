import { SpanKind, SpanStatusCode, type Span } from '@opentelemetry/api';
import type { DatabaseOperation, DatabaseOutcome } from '../persistence/metrics.js';
import { OUTCOME } from './attributes.js';
import { activeParent } from './propagation.js';
import { tracer } from './tracer.js';

/** A call of the database for what is being done; `undefined` where nobody will see it, such as for what nobody asked. */
export function beginDatabaseSpan(operation: DatabaseOperation): Span | undefined {
  const inUse = tracer();
  const parent = inUse && activeParent();
  if (inUse === undefined || parent === undefined) return undefined;
  const attributes = { 'db.system.name': 'mongodb', 'db.operation.name': operation };
  return inUse.startSpan(operation, { kind: SpanKind.CLIENT, attributes }, parent);
}

/** A conflict is an answer, and no failure. */
export function endDatabaseSpan(span: Span | undefined, outcome: DatabaseOutcome): void {
  if (span === undefined) return;
  span.setAttribute(OUTCOME, outcome);
  if (outcome === 'unavailable' || outcome === 'error')
    span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', outcome);
  span.end();
}
