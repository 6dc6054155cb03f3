import { LRUCache } from 'lru-cache';

import { Unavailable } from '@propalpes/seedwork/application/unavailable';

import type { BacklogMetrics } from './metrics.js';
import type { Backlogs } from './ports.js';

export interface Reading {
  /** When Pulsar was asked; the numbers are not older than that. */
  readonly at: Date;
  /** Undefined when the topic does not exist. */
  readonly backlogs: ReadonlyMap<string, number> | undefined;
}

export interface ReadingsOptions {
  readonly backlogs: Backlogs;
  readonly metrics: BacklogMetrics;
  /** How long a reading may be used, from the moment that Pulsar was asked. */
  readonly intervalMs: number;
  /** How long Pulsar is left alone after a failure. */
  readonly failureMs: number;
  /** A clock that never goes back, in milliseconds. */
  readonly now?: () => number;
}

interface Entry {
  readonly reading: Promise<Reading>;
  /** Infinity while Pulsar is being asked. */
  freshUntil: number;
}

const maxTopics = 1_000;

/** Asks Pulsar once a topic and interval, however many want to know, and never tells what is older. */
export class Readings {
  readonly #options: ReadingsOptions;
  readonly #now: () => number;
  readonly #entries = new LRUCache<string, Entry>({ max: maxTopics });

  constructor(options: ReadingsOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  /** Rejects with an Unavailable. */
  of(topic: string): Promise<Reading> {
    const known = this.#entries.get(topic);
    if (known && this.#now() < known.freshUntil) return known.reading;
    const started = this.#now();
    const entry = { reading: this.#read(topic, started), freshUntil: Infinity };
    this.#entries.set(topic, entry);
    entry.reading.then(
      () => (entry.freshUntil = started + this.#options.intervalMs),
      () => (entry.freshUntil = this.#now() + this.#options.failureMs),
    );
    return entry.reading;
  }

  async #read(topic: string, started: number): Promise<Reading> {
    const { backlogs, metrics, intervalMs } = this.#options;
    const at = new Date();
    try {
      const reading = { at, backlogs: await backlogs.of(topic) };
      if (this.#now() - started > intervalMs)
        throw new Error(`it took longer than ${intervalMs} ms to answer`);
      metrics.reads.inc({ result: 'read' });
      return reading;
    } catch (error) {
      metrics.reads.inc({ result: 'failed' });
      throw new Unavailable('Pulsar', error instanceof Error ? error.message : String(error), {
        cause: error,
      });
    }
  }
}
