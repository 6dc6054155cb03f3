import { SpanKind, SpanStatusCode, type Span } from '@opentelemetry/api';
import { childOf, isSampled } from '../runtime/trace.js';
import { errorType } from './attributes.js';
import { parentOf, traceparentOf } from './propagation.js';
import { tracer } from './tracer.js';

/** A GET that is answered by another service, as part of the request that `traceparent` names. */
export class ClientSpan {
  static begin(service: string, traceparent: string): ClientSpan {
    const inUse = tracer();
    if (inUse === undefined || !isSampled(traceparent))
      return new ClientSpan(childOf(traceparent), undefined);
    const attributes = { 'http.request.method': 'GET', 'peer.service': service };
    const span = inUse.startSpan(
      `GET ${service}`,
      { kind: SpanKind.CLIENT, attributes },
      parentOf(traceparent),
    );
    return new ClientSpan(traceparentOf(span), span);
  }

  private constructor(
    /** For the request. */
    readonly traceparent: string,
    private readonly span: Span | undefined,
  ) {}

  answered(status: number): void {
    this.span?.setAttribute('http.response.status_code', status).end();
  }

  failed(error: unknown): void {
    this.span?.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', errorType(error)).end();
  }
}
