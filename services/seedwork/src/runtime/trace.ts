import { randomBytes } from 'node:crypto';

/** A W3C trace context: 32 hex digits of trace, 16 of the span that made the call. */
export interface Trace {
  traceId: string;
  spanId: string;
  sampled: boolean;
}

const pattern = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;

/** Reads a `traceparent`; undefined when it is absent or breaks the W3C format. */
export function parseTraceparent(traceparent: string | undefined): Trace | undefined {
  if (traceparent === undefined || traceparent.length > 512) return undefined;
  const [, traceId, spanId, flags] = pattern.exec(traceparent) ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

/** The length of a `traceparent` of the version that is in use. */
const LENGTH = 55;

/** Whether its sender decided that nobody sees it. Most say so, and need no reading for it. */
export const isUnsampled = (traceparent: string | undefined): boolean =>
  traceparent?.length === LENGTH && traceparent.endsWith('-00');

/** Whether its sender decided that it is seen. */
export const isSampled = (traceparent: string | undefined): boolean =>
  !isUnsampled(traceparent) && parseTraceparent(traceparent)?.sampled === true;

/** A `traceparent` of a process that records none: ids for logs, and nobody behind it is told to record the trace. */
export function newTraceparent(): string {
  return formatTraceparent(randomHex(16), randomHex(8), false);
}

/** A `traceparent` with a span of its own in the trace of `traceparent`; a new trace when that is malformed. */
export function childOf(traceparent: string | undefined): string {
  const parent = parseTraceparent(traceparent);
  return parent === undefined
    ? newTraceparent()
    : formatTraceparent(parent.traceId, randomHex(8), parent.sampled);
}

/** The `traceparent` of a span. */
export function formatTraceparent(traceId: string, spanId: string, sampled: boolean): string {
  return `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;
}

let pool = Buffer.alloc(0);
let used = 0;

/** Every request and message has a span, and asking the system for each is what making one costs. */
function randomHex(bytes: number): string {
  if (used + bytes > pool.length) {
    pool = randomBytes(4096);
    used = 0;
  }
  used += bytes;
  return pool.toString('hex', used - bytes, used);
}
