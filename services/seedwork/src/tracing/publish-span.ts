import { SpanKind, SpanStatusCode, type Context, type Span } from '@opentelemetry/api';
import type { MessageId } from 'pulsar-client';
import type { EncodedMessage } from '../application/encoded-message.js';
import { isSampled } from '../runtime/trace.js';
import { errorType, MESSAGE_TYPE, messaging } from './attributes.js';
import { activeParent, parentOf, traceparentOf } from './propagation.js';
import { tracer } from './tracer.js';

/** The sending of one message until the broker has it. */
export class PublishSpan {
  /** `undefined` where nobody will see it. A message sent again is under the span that sends it again. */
  static begin({ topic, properties }: EncodedMessage): PublishSpan | undefined {
    const inUse = tracer();
    if (inUse === undefined) return undefined;
    const parent = parentFor(properties['traceparent']);
    if (parent === undefined) return undefined;
    const attributes = { ...messaging('publish', topic), [MESSAGE_TYPE]: properties['type'] ?? 'other' };
    return new PublishSpan(
      inUse.startSpan(`publish ${topic}`, { kind: SpanKind.PRODUCER, attributes }, parent),
    );
  }

  private constructor(private readonly span: Span) {}

  /** For the message: who handles it is a child of this. */
  get traceparent(): string {
    return traceparentOf(this.span);
  }

  sent(id: MessageId): void {
    this.span.setAttribute('messaging.message.id', id.toString()).end();
  }

  failed(error: unknown): void {
    this.span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', errorType(error)).end();
  }
}

const parentFor = (traceparent: string | undefined): Context | undefined =>
  activeParent() ?? (isSampled(traceparent) ? parentOf(traceparent) : undefined);
