import { uuid } from '@propalpes/seedwork/http/fields';
import { parseInput } from '@propalpes/seedwork/http/input';
import type { RequestState } from '@propalpes/seedwork/http/request-context';
import type { Feed } from '@propalpes/seedwork/messaging/feed/feed';
import type { Middleware } from 'koa';
import { z } from 'zod';
import { answerEventStream } from './event-stream.js';
import { Frames } from './frames.js';
import type { Streams } from './streams.js';

export interface StreamOptions {
  feed: Feed;
  streams: Streams;
  /** In milliseconds. */
  heartbeatMs: number;
}

const streamQuery = z.object({
  /** After which event, for clients that cannot send `Last-Event-ID`; that header is the newer one. */
  desde: z.string().optional(),
  /** Only the events of this operation. */
  operacion: uuid().optional(),
});

/** Every event to everyone who asks, from now on or after the `Last-Event-ID`; on any pod. */
export function streamEndpoint({ feed, streams, heartbeatMs }: StreamOptions): Middleware<RequestState> {
  return (ctx) => {
    const { desde, operacion } = parseInput(streamQuery, ctx.query);
    const signal = streams.open('eventos', ctx.res);
    const batches = feed.follow(ctx.get('last-event-id') || desde, signal);
    const frames = new Frames(
      batches,
      ({ correlationId }) => operacion === undefined || correlationId === operacion,
    );
    answerEventStream(ctx, frames, { everyMs: heartbeatMs, beat: () => frames.position }, signal);
  };
}
