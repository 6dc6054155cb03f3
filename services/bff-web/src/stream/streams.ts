import { Problem } from '@propalpes/seedwork/http/problem';
import type { ServerResponse } from 'node:http';
import { finished } from 'node:stream';
import { streamsOpen } from './metrics.js';

const RETRY_AFTER_S = '5';

/** The answers that go on for as long as a client wants them: a bounded number, which all end when the process stops. */
export class Streams {
  readonly #open = new Set<AbortController>();
  #closed = false;

  constructor(private readonly max: number) {}

  get size(): number {
    return this.#open.size;
  }

  /** The signal aborts when the client is gone, or has to go. Throws a `Problem` when there are too many. */
  open(kind: 'eventos' | 'suscripcion', response: ServerResponse): AbortSignal {
    if (this.#closed || this.#open.size >= this.max) {
      const detail = 'there is no room for another stream';
      throw new Problem(503, { detail, headers: { 'retry-after': RETRY_AFTER_S } });
    }
    const over = new AbortController();
    this.#open.add(over);
    streamsOpen.inc({ kind });
    finished(response, () => {
      this.#open.delete(over);
      streamsOpen.dec({ kind });
      over.abort();
    });
    return over.signal;
  }

  /** Ends those that are open; their clients come back to another pod. */
  close(): void {
    this.#closed = true;
    for (const over of this.#open) over.abort();
  }
}
