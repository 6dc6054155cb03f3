import { Unavailable } from '@propalpes/seedwork/application/unavailable';
import type { Clock } from '@propalpes/seedwork/application/clock';
import type { MessageSink } from '@propalpes/seedwork/messaging/publisher';
import type { Log } from '@propalpes/seedwork/runtime/log';
import type { Worker } from '@propalpes/seedwork/runtime/microservice';
import { setTimeout as delay } from 'node:timers/promises';
import type { OperacionesVencidas, Vencida } from '../application/operaciones-vencidas.js';
import { oldestDueSeconds, operationsDue } from './metrics.js';
import { recordatorioDe } from './recordatorio.js';

/** How many one sweep looks at; the next one goes on where those are done. */
const BATCH = 256;

export interface SweeperParts {
  readonly vencidas: OperacionesVencidas;
  readonly sink: MessageSink;
  readonly clock: Clock;
  readonly log: Log;
  readonly serviceName: string;
}

/**
 * Reminds operations of their due times. Every replica does, and none needs to know of the others: the same reminder
 * is the same command. What is away is asked again at the next sweep.
 */
export class Sweeper implements Worker {
  /** What is still due and was reminded: at most one batch. */
  private readonly reminded = new Set<string>();
  private away = false;
  private running: Promise<void> | undefined;
  private readonly stopping = new AbortController();

  constructor(
    private readonly parts: SweeperParts,
    private readonly everyMs: number,
  ) {}

  start(): void {
    this.running = this.run();
  }

  /** Resolves when the last sweep is over. */
  async close(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Rejects with `Unavailable`; what it has not reminded by then, the next sweep does. */
  async sweep(): Promise<void> {
    const ahora = this.parts.clock();
    const due = await this.parts.vencidas.find(ahora, BATCH);
    operationsDue.set(due.length);
    oldestDueSeconds.set(due[0] ? (ahora - due[0].vence) / 1000 : 0);
    const names = new Set(due.map(nameOf));
    for (const name of this.reminded) if (!names.has(name)) this.reminded.delete(name);
    for (const vencida of due) await this.remind(vencida, ahora);
  }

  private async remind(vencida: Vencida, ahora: number): Promise<void> {
    const name = nameOf(vencida);
    if (this.reminded.has(name)) return;
    await this.parts.sink.publish([recordatorioDe(vencida, this.parts.serviceName, ahora)]);
    this.reminded.add(name);
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.sweepUnlessAway();
      await delay(this.everyMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private async sweepUnlessAway(): Promise<void> {
    try {
      await this.sweep();
      this.away = false;
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      if (!this.away)
        this.parts.log.warn({ reason: error.message }, 'due operations not reminded, trying again');
      this.away = true;
    }
  }
}

const nameOf = ({ id, vence }: Vencida): string => `${id} ${vence}`;
