export interface WorkQueueOptions {
  /** How many keys are worked on at once. */
  readonly concurrency: number;
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
  /** In [0, 1); spreads retries so that they do not meet. */
  readonly random?: () => number;
}

/** Whether the key is done for now or wants another try by itself. */
export type Verdict = 'done' | 'retry';

interface Entry {
  /** Since when it waits for a worker; undefined while it waits for its time or for nothing. */
  readySince: number | undefined;
  runningSince: number | undefined;
  /** Asked for again while it was being worked on. */
  again: boolean;
  failures: number;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Keys to work on: each by one worker at a time, none twice in the queue, and each with a backoff of its own, so
 * that one that keeps failing delays no other.
 */
export class WorkQueue {
  readonly #entries = new Map<string, Entry>();
  /** In the order in which they became ready. */
  readonly #ready = new Set<string>();
  readonly #running = new Set<Promise<void>>();
  #closed = false;

  constructor(
    /** Never rejects: what may fail is a verdict. */
    private readonly work: (key: string) => Promise<Verdict>,
    private readonly options: WorkQueueOptions,
  ) {}

  /** Works on a key as soon as a worker is free, whatever its backoff said. */
  add(key: string): void {
    if (this.#closed) return;
    const entry = this.#entryOf(key);
    if (entry.runningSince !== undefined) {
      entry.again = true;
      return;
    }
    clearTimeout(entry.timer);
    entry.timer = undefined;
    entry.readySince ??= performance.now();
    this.#ready.add(key);
    this.#fill();
  }

  /** How long the oldest work in hand has been going on. */
  get longestRunMs(): number {
    return sinceOldest([...this.#entries.values()].map((it) => it.runningSince));
  }

  /** Number of keys that wait for a worker, and since when the oldest of all ready and running ones is at it. */
  get state(): { readonly depth: number; readonly oldestMs: number } {
    const oldestMs = sinceOldest([...this.#entries.values()].map((it) => it.runningSince ?? it.readySince));
    return { depth: this.#ready.size, oldestMs };
  }

  /** Begins nothing more, and resolves when what is running has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#ready.clear();
    for (const { timer } of this.#entries.values()) clearTimeout(timer);
    await Promise.all(this.#running);
  }

  #entryOf(key: string): Entry {
    const entry = this.#entries.get(key) ?? {
      readySince: undefined,
      runningSince: undefined,
      again: false,
      failures: 0,
      timer: undefined,
    };
    this.#entries.set(key, entry);
    return entry;
  }

  #fill(): void {
    while (this.#running.size < this.options.concurrency) {
      const key = this.#next();
      if (key === undefined) return;
      this.#ready.delete(key);
      const run = this.#run(key, this.#entryOf(key)).finally(() => {
        this.#running.delete(run);
        this.#fill();
      });
      this.#running.add(run);
    }
  }

  /** What keeps failing, and may take long each time, waits for the others and takes half of the workers at most. */
  #next(): string | undefined {
    for (const key of this.#ready) if (this.#entryOf(key).failures === 0) return key;
    const busy = [...this.#entries.values()].filter((it) => it.runningSince !== undefined && it.failures > 0);
    const [first] = this.#ready;
    return busy.length < Math.ceil(this.options.concurrency / 2) ? first : undefined;
  }

  async #run(key: string, entry: Entry): Promise<void> {
    entry.readySince = undefined;
    entry.runningSince = performance.now();
    const verdict = await this.work(key);
    entry.runningSince = undefined;
    entry.failures = verdict === 'retry' ? entry.failures + 1 : 0;
    if (entry.again) {
      entry.again = false;
      this.add(key);
    } else if (verdict === 'done') {
      this.#entries.delete(key);
    } else if (!this.#closed) {
      entry.timer = setTimeout(() => {
        this.add(key);
      }, this.#pauseAfter(entry.failures));
    }
  }

  #pauseAfter(failures: number): number {
    const { firstRetryMs, longestRetryMs, random = Math.random } = this.options;
    const pause = Math.min(firstRetryMs * 2 ** (failures - 1), longestRetryMs);
    return pause * (0.75 + random() / 4);
  }
}

function sinceOldest(times: readonly (number | undefined)[]): number {
  const now = performance.now();
  return now - Math.min(now, ...times.filter((it) => it !== undefined));
}
