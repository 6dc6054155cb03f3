import { setTimeout as delay } from 'node:timers/promises';

import { withOwnSignal } from '@propalpes/seedwork/runtime/own-signal';
import type { Logger } from 'pino';

import type { Kind } from '../kinds/metadata.js';
import { kinds, readResource } from '../kubernetes/resource.js';
import type { Resources } from '../kubernetes/resources.js';
import type { WatchEvent } from '../kubernetes/watch.js';
import { Alarm } from './alarm.js';
import type { Metrics } from './metrics.js';
import type { Snapshot } from './snapshot.js';
import type { WorkQueue } from './work-queue.js';

export interface ControllerParts {
  readonly resources: Resources;
  readonly snapshot: Snapshot;
  readonly queue: WorkQueue;
  /** One watch of a kind; see `watch`. */
  readonly watch: (
    kind: Kind,
    resourceVersion: string,
    onEvent: (event: WatchEvent) => void,
    signal: AbortSignal,
  ) => Promise<void>;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly resyncMs: number;
}

/** However many events a watch brings, there is a LIST no more often than this. */
const listGapMs = 500;
const longestPauseMs = 30_000;
/** Every request has a shorter deadline than this. */
const stuckMs = 300_000;

/**
 * The loop. Each pass LISTs all objects: what is new or changed is worked on at once, everything every resync.
 * A watch does no more than start a pass early, so one that is deaf, loops or fails can neither hide nor
 * invent anything.
 */
export class Controller {
  readonly #alarm = new Alarm();
  readonly #versions = new Map<Kind, string>();
  #lastBeat = performance.now();
  #listed = false;
  #nextResync = 0;

  constructor(private readonly parts: ControllerParts) {}

  /** Whether the last LIST was answered. */
  get listed(): boolean {
    return this.#listed;
  }

  /** Whether the loop comes around and no work is stuck. */
  get turning(): boolean {
    const { resyncMs, queue } = this.parts;
    return performance.now() - this.#lastBeat < 2 * resyncMs + stuckMs && queue.longestRunMs < 2 * stuckMs;
  }

  /** Lists soon, rather than when something tells that it is worth it. */
  look(): void {
    this.#alarm.ring();
  }

  /** Resolves when the signal has aborted and no work is in hand any more. */
  async run(signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => {
      this.#alarm.ring();
    });
    const watching = kinds.map((kind) => this.#keepWatching(kind, signal));
    for (let failures = 0; !signal.aborted;) {
      failures = (await this.#list(signal)) ? 0 : failures + 1;
      this.#lastBeat = performance.now();
      // Not to be ended early: it is what bounds the number of LISTs.
      await delay(listGapMs * 2 ** Math.min(failures, 3), undefined, { signal }).catch(() => undefined);
      if (failures === 0) await this.#alarm.sleep(this.#nextResync - performance.now());
    }
    await this.parts.queue.close();
    await Promise.all(watching);
  }

  async #list(signal: AbortSignal): Promise<boolean> {
    const { resources, snapshot, queue, metrics, log } = this.parts;
    try {
      const listings = await withOwnSignal(signal, (own) =>
        Promise.all(kinds.map((kind) => resources.list(kind, own))),
      );
      for (const [index, kind] of kinds.entries()) {
        this.#versions.set(kind, listings[index]?.resourceVersion ?? '');
      }
      const changed = snapshot.replace(listings.flatMap((it) => it.resources));
      for (const key of this.#resyncIsDue() ? snapshot.keys : changed) queue.add(key);
      this.#listed = true;
    } catch (error) {
      if (signal.aborted) return false;
      this.#listed = false;
      metrics.listFailures.inc();
      log.warn({ err: error }, 'the API server does not list our objects; asking again');
    }
    return this.#listed;
  }

  /** Earlier by up to a tenth each time, so that several operators do not march in step. */
  #resyncIsDue(): boolean {
    if (performance.now() < this.#nextResync) return false;
    this.#nextResync = performance.now() + this.parts.resyncMs * (1 - Math.random() / 10);
    return true;
  }

  async #keepWatching(kind: Kind, signal: AbortSignal): Promise<void> {
    const { metrics, log } = this.parts;
    for (let failures = 0; !signal.aborted;) {
      const version = this.#versions.get(kind);
      if (version !== undefined) {
        const failure = await this.#watchOnce(kind, version, signal);
        failures = failure ? failures + 1 : 0;
        metrics.watchEnds.inc({ kind, end: failure ? 'error' : 'in order' });
        if (failures === 1) log.info({ kind, err: failure }, 'the watch failed; LISTs go on');
        this.#alarm.ring();
      }
      const pause = Math.min(1_000 * 2 ** failures, longestPauseMs);
      await delay(pause, undefined, { signal }).catch(() => undefined);
    }
  }

  async #watchOnce(kind: Kind, version: string, signal: AbortSignal): Promise<unknown> {
    const onEvent = ({ type, object }: WatchEvent): void => {
      if (type === 'DELETED' || this.parts.snapshot.isNews(readResource(kind, object))) this.#alarm.ring();
    };
    try {
      await withOwnSignal(signal, (own) => this.parts.watch(kind, version, onEvent, own));
      return undefined;
    } catch (error) {
      return signal.aborted ? undefined : error;
    }
  }
}
