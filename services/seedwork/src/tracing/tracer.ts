import type { Tracer } from '@opentelemetry/api';

let inUse: Tracer | undefined;

/** What begins spans; `undefined` while traces are off, and then asking is all that they cost. */
export const tracer = (): Tracer | undefined => inUse;

/** From here on spans are begun, or (`undefined`) are not. */
export function useTracer(next: Tracer | undefined): void {
  inUse = next;
}
