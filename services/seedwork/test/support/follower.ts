import type { Feed } from '../../src/messaging/feed/feed.js';
import type { FeedEvent } from '../../src/messaging/feed/ring.js';

/** What one connection of a follower was given. */
export interface Connection {
  /** The cursor that it asked for, then the one that it was told. */
  readonly asked: string | undefined;
  readonly cursors: string[];
  readonly events: FeedEvent[];
  resets: number;
}

/** Follows a feed as a client does that comes and goes. */
export class Follower {
  readonly connections: Connection[] = [];
  private leaving: AbortController | undefined;
  private following: Promise<void> = Promise.resolve();

  get connected(): boolean {
    return this.leaving !== undefined;
  }

  /** Every cursor that it was ever given, oldest first. */
  get cursors(): string[] {
    return this.connections.flatMap(({ cursors }) => cursors);
  }

  get events(): FeedEvent[] {
    return this.connections.flatMap(({ events }) => events);
  }

  connect(feed: Feed, asked = this.cursors.at(-1)): void {
    const leaving = new AbortController();
    const connection: Connection = { asked, cursors: [], events: [], resets: 0 };
    this.leaving = leaving;
    this.connections.push(connection);
    this.following = this.take(feed, leaving, connection);
  }

  async leave(): Promise<void> {
    this.leaving?.abort();
    await this.following;
  }

  private async take(feed: Feed, leaving: AbortController, connection: Connection): Promise<void> {
    for await (const { events, cursor, reset } of feed.follow(connection.asked, leaving.signal)) {
      connection.events.push(...events);
      connection.cursors.push(...events.map((event) => event.cursor), cursor);
      if (reset) connection.resets += 1;
    }
    if (this.leaving === leaving) this.leaving = undefined;
  }
}
