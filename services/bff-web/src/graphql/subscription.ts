import { Problem } from '@propalpes/seedwork/http/problem';
import type { RequestContext } from '@propalpes/seedwork/http/request-context';
import type { ExecutionResult } from 'graphql';
import { answerEventStream } from '../stream/event-stream.js';
import type { Streams } from '../stream/streams.js';
import { clientErrors } from './errors.js';

export interface SubscriptionOptions {
  streams: Streams;
  /** In milliseconds. */
  heartbeatMs: number;
}

const COMMENT = ':\n\n';

/**
 * Answers a subscription with server-sent events, as graphql-sse has them for one operation a connection: `next` for
 * each result, then `complete`. A stream that ends without it is to be asked for again.
 *
 * @param over aborted when the client is gone
 */
export function answerSubscription(
  ctx: RequestContext,
  results: AsyncIterable<ExecutionResult>,
  query: string,
  over: AbortController,
  { streams, heartbeatMs }: SubscriptionOptions,
): void {
  if (ctx.accepts('text/event-stream') === false) {
    throw new Problem(406, { detail: 'a subscription is answered with text/event-stream' });
  }
  const signal = streams.open('suscripcion', ctx.res);
  signal.addEventListener('abort', () => {
    over.abort();
  });
  const frames = framesOf(ctx, results, query, signal);
  answerEventStream(ctx, frames, { everyMs: heartbeatMs, beat: () => COMMENT }, signal);
}

async function* framesOf(
  { state }: RequestContext,
  results: AsyncIterable<ExecutionResult>,
  query: string,
  signal: AbortSignal,
): AsyncGenerator<string, void> {
  yield COMMENT;
  for await (const { data, errors } of results) {
    const shown = errors && clientErrors(errors, query, state.log);
    yield `event: next\ndata: ${JSON.stringify({ data, errors: shown })}\n\n`;
  }
  if (!signal.aborted) yield 'event: complete\ndata:\n\n';
}
