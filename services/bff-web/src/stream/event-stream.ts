import { Unavailable } from '@propalpes/seedwork/application/unavailable';
import type { RequestContext } from '@propalpes/seedwork/http/request-context';
import { once } from 'node:events';
import { PassThrough, type Writable } from 'node:stream';

export interface Heartbeat {
  readonly everyMs: number;
  /** What is sent then, so that whoever is in between sees that the connection is in use. */
  readonly beat: () => string;
}

/**
 * Answers with server-sent events. A client that does not read holds back `frames`, and nothing piles up for it but
 * one frame; what it is then left behind by is the business of `frames`.
 *
 * @param frames ends when `signal` aborts
 */
export function answerEventStream(
  ctx: RequestContext,
  frames: AsyncIterable<string>,
  { everyMs, beat }: Heartbeat,
  signal: AbortSignal,
): void {
  const out = new PassThrough();
  const timer = setInterval(() => {
    if (!out.writableNeedDrain) out.write(beat());
  }, everyMs);
  ctx.status = 200;
  ctx.type = 'text/event-stream';
  ctx.set('x-accel-buffering', 'no');
  ctx.body = out;
  write(frames, out, signal)
    .catch((error: unknown) => {
      if (!signal.aborted) report(ctx, error);
    })
    .finally(() => {
      clearInterval(timer);
      out.end();
    });
}

/** Clients come back by themselves. */
function report({ state }: RequestContext, error: unknown): void {
  if (error instanceof Unavailable) state.log.warn({ reason: error.message }, 'a stream broke off');
  else state.log.error({ err: error }, 'a stream broke off');
}

async function write(frames: AsyncIterable<string>, out: Writable, signal: AbortSignal): Promise<void> {
  for await (const frame of frames) {
    if (!out.write(frame)) await once(out, 'drain', { signal });
  }
}
