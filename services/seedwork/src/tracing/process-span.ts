import { SpanKind, SpanStatusCode, type Span, type Tracer } from '@opentelemetry/api';
import type { Outcome } from '../messaging/outcome.js';
import type { Received } from '../messaging/received.js';
import { isUnsampled } from '../runtime/trace.js';
import { MESSAGE_TYPE, messaging, OPERATION, OUTCOME } from './attributes.js';
import { activeSpan, parentOf, traceparentOf, within } from './propagation.js';
import { tracer } from './tracer.js';

export interface Source {
  readonly topic: string;
  readonly subscription: string;
}

type Work = (received: Received) => Promise<Outcome | undefined>;

/** Runs `work` in a span for the message, from the first attempt to what became of it. `undefined`: it went back. */
export function processSpan(received: Received, source: Source, work: Work): Promise<Outcome | undefined> {
  const inUse = tracer();
  return inUse === undefined || isUnsampled(received.properties['traceparent'])
    ? work(received)
    : traced(inUse, received, source, work);
}

async function traced(
  inUse: Tracer,
  received: Received,
  { topic, subscription }: Source,
  work: Work,
): Promise<Outcome | undefined> {
  const { traceparent } = received.properties;
  const span = inUse.startSpan(
    `process ${topic}`,
    {
      kind: SpanKind.CONSUMER,
      attributes: {
        ...messaging('process', topic),
        'messaging.destination.subscription.name': subscription,
        [MESSAGE_TYPE]: received.type,
      },
    },
    parentOf(traceparent),
  );
  if (span.isRecording())
    span.setAttribute('messaging.message.id', received.message.getMessageId().toString());
  const properties = { ...received.properties, traceparent: traceparentOf(span) };
  try {
    const outcome = await within(span, () => work({ ...received, properties }));
    close(span, outcome);
    return outcome;
  } finally {
    span.end();
  }
}

function close(span: Span, outcome: Outcome | undefined): void {
  span.setAttribute(OUTCOME, outcome ?? 'returned');
  if (outcome === 'dead_letter') span.setStatus({ code: SpanStatusCode.ERROR });
}

/** Which operation the message belongs to, once that is read. */
export function noteOperation(id: string): void {
  if (tracer() !== undefined) activeSpan()?.setAttribute(OPERATION, id);
}

/** An attempt that another one follows. */
export function noteRetry(kind: string, attempt: number): void {
  if (tracer() !== undefined) activeSpan()?.addEvent('retry', { kind, attempt });
}
