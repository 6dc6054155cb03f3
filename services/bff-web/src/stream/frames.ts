import type { FeedBatch } from '@propalpes/seedwork/messaging/feed/feed';
import type { FeedEvent } from '@propalpes/seedwork/messaging/feed/ring';

const RETRY_MS = 1000;

/**
 * What a feed tells, as server-sent events. An `id` without data raises no event, but clients ask for what comes after
 * it when they come back: so they also do before their first event, or when what they wait for is rare.
 */
export class Frames {
  private cursor: string | undefined;

  /** @param wants which events are sent */
  constructor(
    private readonly batches: AsyncIterable<FeedBatch>,
    private readonly wants: (event: FeedEvent) => boolean,
  ) {}

  /** How far everything has been sent: a frame is written in the turn in which its batch came. */
  get position(): string {
    return this.cursor === undefined ? ':\n\n' : positionFrame(this.cursor);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string, void> {
    yield `retry: ${RETRY_MS}\n\n`;
    for await (const { events, cursor, reset } of this.batches) {
      this.cursor = cursor;
      if (reset) yield resetFrame(cursor);
      else if (events.length === 0) yield positionFrame(cursor);
      else yield events.filter(this.wants).map(eventFrame).join('');
    }
  }
}

const positionFrame = (cursor: string): string => `:\nid: ${cursor}\n\n`;

const resetFrame = (cursor: string): string => `id: ${cursor}\nevent: reset\ndata: {}\n\n`;

const eventFrame = ({ cursor, type, json }: FeedEvent): string =>
  `id: ${cursor}\nevent: ${type}\ndata: ${json}\n\n`;
