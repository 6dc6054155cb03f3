import type { Clock } from '@propalpes/seedwork/application/clock';
import type { Log } from '@propalpes/seedwork/runtime/log';
import { lastingTimeout } from '@propalpes/seedwork/runtime/lasting-timeout';
import type { Worker } from '@propalpes/seedwork/runtime/microservice';
import { withOwnSignal } from '@propalpes/seedwork/runtime/own-signal';
import { unlessAborted } from '@propalpes/seedwork/runtime/unless-aborted';
import { setTimeout as delay } from 'node:timers/promises';
import type { Abiertas, OperacionesAbiertas } from '../application/operaciones-abiertas.js';
import { estadosAbiertos } from '../domain/operacion.js';
import { oldestOpenSeconds, operationsMeasuredAt, operationsOpen } from './metrics.js';

/** Of each state: when they are as many, there may be more. */
const LIMIT = 10_000;

/** The name of a kind that this version does not know: another version began it. */
const OTHER = 'otra';

export interface OpenOperationsParts {
  readonly abiertas: OperacionesAbiertas;
  /** The kinds that there are. */
  readonly tipos: readonly string[];
  readonly clock: Clock;
  readonly log: Log;
  /** How long one look may take, in ms. */
  readonly withinMs: number;
}

/**
 * Looks at what is open, now and then, for the gauges: a scrape costs the database nothing. While the database is away the
 * gauges are NaN, which gives way to the figures of a replica that knows them, and
 * `propalpes_operations_measured_timestamp_seconds` tells since when.
 */
export class OpenOperations implements Worker {
  private running: Promise<void> | undefined;
  private readonly stopping = new AbortController();
  private away = false;

  constructor(
    private readonly parts: OpenOperationsParts,
    private readonly everyMs: number,
  ) {}

  start(): void {
    this.running = this.run();
  }

  /** A look that is going on is broken off. */
  async close(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Rejects when the database does not answer in time. */
  async look(): Promise<void> {
    const { abiertas, clock, withinMs } = this.parts;
    const found = await withOwnSignal(this.stopping.signal, (own) => {
      const signal = AbortSignal.any([own, lastingTimeout(withinMs)]);
      // the driver breaks a call off, but not one that waits for a connection
      return unlessAborted(signal, abiertas.count(LIMIT, signal));
    });
    this.tell(found, clock());
  }

  private tell(found: readonly Abiertas[], now: number): void {
    for (const estado of estadosAbiertos) {
      const inState = found.filter((it) => it.estado === estado);
      const counts = new Map([...this.parts.tipos, OTHER].map((tipo) => [tipo, 0]));
      for (const { tipo, cuantas } of inState) {
        const known = counts.has(tipo) ? tipo : OTHER;
        counts.set(known, (counts.get(known) ?? 0) + cuantas);
      }
      for (const [tipo, count] of counts) operationsOpen.set({ tipo, estado }, count);
      const since = Math.min(now, ...inState.map(({ desde }) => desde));
      oldestOpenSeconds.set({ estado }, (now - since) / 1000);
    }
    operationsMeasuredAt.set(now / 1000);
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.lookUnlessAway();
      await delay(this.everyMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** No service ends because of its gauges. */
  private async lookUnlessAway(): Promise<void> {
    try {
      await this.look();
      this.away = false;
    } catch (error) {
      if (this.stopping.signal.aborted) return;
      if (!this.away) this.parts.log.warn({ err: error }, 'open operations not counted, trying again');
      this.away = true;
      this.tellNothing();
    }
  }

  private tellNothing(): void {
    for (const estado of estadosAbiertos) {
      for (const tipo of [...this.parts.tipos, OTHER]) operationsOpen.set({ tipo, estado }, NaN);
      oldestOpenSeconds.set({ estado }, NaN);
    }
  }
}
