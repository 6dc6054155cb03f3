import { activeSpan, spanContextOf } from './propagation.js';
import { tracer } from './tracer.js';

/**
 * What a message that led to nothing yet leaves behind for the one that completes it; `undefined` where nobody will see
 * its span. `traceparent` is that of the span.
 */
export const causeToKeep = (traceparent: string): string | undefined =>
  tracer() !== undefined && activeSpan() ? traceparent : undefined;

/** Links the span of the message that something follows from to those that it joins. */
export function linkCauses(traceparents: readonly string[]): void {
  if (traceparents.length === 0 || tracer() === undefined) return;
  const contexts = traceparents.map(spanContextOf).filter((context) => context !== undefined);
  activeSpan()?.addLinks(contexts.map((context) => ({ context })));
}
