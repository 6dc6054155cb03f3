import { setTimeout as delay } from 'node:timers/promises';

/** A sleep that anyone may end early; a ring while nobody sleeps ends the next one at once. */
export class Alarm {
  #next = new AbortController();

  ring(): void {
    this.#next.abort();
  }

  /** Resolves after `ms` or when it rings. */
  async sleep(ms: number): Promise<void> {
    // The only way that this delay rejects is the ring.
    await delay(ms, undefined, { signal: this.#next.signal }).catch(() => undefined);
    this.#next = new AbortController();
  }
}
