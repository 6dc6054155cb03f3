import { setTimeout as pause } from 'node:timers/promises';
import { Unavailable } from '../../application/unavailable.js';
import type { Log } from '../../runtime/log.js';
import { feedConnected, feedEventAge } from './metrics.js';
import { type FeedMessage, FeedRing } from './ring.js';
import { PositionLost, type FeedPart, type FeedSource } from './source.js';
import { union, type Vector } from './vector.js';

const MIN_PAUSE_MS = 200;
const MAX_PAUSE_MS = 5000;

/** Keeps a ring filled with what is new, and reads on from where it was when the reading breaks off. */
export class FeedLive {
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;
  private pauseMs = MIN_PAUSE_MS;
  private current: FeedRing | undefined;
  private ends: Vector = new Map();
  private isConnected = false;

  constructor(
    private readonly source: FeedSource,
    private readonly capacity: number,
    private readonly log: Log,
  ) {
    this.running = this.run();
  }

  get connected(): boolean {
    return this.isConnected;
  }

  /**
   * `undefined` until it holds what the topics held when they were opened: who comes then begins at their end. And
   * again when the continuation of what it holds is lost.
   */
  get ring(): FeedRing | undefined {
    return this.isFilled ? this.current : undefined;
  }

  async close(): Promise<void> {
    this.stopping.abort();
    await this.running;
    this.forget();
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.readOn(signal);
      } catch (error) {
        if (error instanceof PositionLost) this.forget();
        this.report(error as Error);
      }
      this.setConnected(false);
      await pause(this.pauseMs, undefined, { signal }).catch(() => undefined);
      this.pauseMs = Math.min(this.pauseMs * 2, MAX_PAUSE_MS);
    }
  }

  private async readOn(signal: AbortSignal): Promise<void> {
    const parts = this.source.read({ from: this.current?.head, follow: true, signal });
    for await (const part of parts) this.take(part);
  }

  private report(error: Error): void {
    const what = 'the feed broke off, reading on';
    if (error instanceof Unavailable) this.log.warn({ reason: error.message }, what);
    else this.log.error({ err: error }, what);
  }

  private take(part: FeedPart): void {
    switch (part.kind) {
      case 'opened':
        this.current ??= new FeedRing(this.capacity, part.from);
        this.current.learn(part.from);
        this.ends = union(this.ends, part.ends);
        this.setConnected(this.isFilled);
        break;
      case 'connected':
        this.setConnected(part.connected && this.isFilled);
        break;
      case 'messages':
        this.pauseMs = MIN_PAUSE_MS;
        if (this.isFilled) measureAges(part.messages);
        this.current?.append(part.messages, part.reached);
        if (!this.connected && this.isFilled) this.setConnected(true);
    }
  }

  private get isFilled(): boolean {
    return this.current?.isBehind(this.ends) === false;
  }

  private setConnected(connected: boolean): void {
    this.isConnected = connected;
    feedConnected.set(connected ? 1 : 0);
  }

  private forget(): void {
    this.current?.end();
    this.current = undefined;
    this.ends = new Map();
  }
}

/** Below zero where the clock of the service that decided it is ahead of ours. */
function measureAges(messages: readonly FeedMessage[]): void {
  const now = Date.now();
  for (const { time } of messages) feedEventAge.observe(Math.max(0, now - time) / 1000);
}
