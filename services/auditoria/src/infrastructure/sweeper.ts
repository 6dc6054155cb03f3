import { Unavailable } from '@propalpes/seedwork/application/unavailable';
import type { Clock } from '@propalpes/seedwork/application/clock';
import type { MessageSink } from '@propalpes/seedwork/messaging/publisher';
import type { Log } from '@propalpes/seedwork/runtime/log';
import { withDeadline } from '@propalpes/seedwork/runtime/deadline';
import type { Worker } from '@propalpes/seedwork/runtime/microservice';
import { unlessAborted } from '@propalpes/seedwork/runtime/unless-aborted';
import { inRootSpan } from '@propalpes/seedwork/tracing/root-span';
import { setTimeout as delay } from 'node:timers/promises';
import type { OperacionesVencidas, Vencida } from '../application/operaciones-vencidas.js';
import { oldestDueSeconds, operationsDue } from './metrics.js';
import { recordatorioDe } from './recordatorio.js';

/** How many are read at once. */
const PAGE = 256;
/** How many one sweep looks at; the next one goes on where those are done. */
const LIMIT = 40 * PAGE;

export interface SweeperParts {
  readonly vencidas: OperacionesVencidas;
  readonly sink: MessageSink;
  readonly clock: Clock;
  readonly log: Log;
  readonly serviceName: string;
  /** For how long everything must have been heard at once before somebody is told that time is up. */
  readonly patienceMs: number;
  /** How long one page of the database may take, in ms. */
  readonly withinMs: number;
}

/**
 * Reminds operations of their due times. Every replica does, and none needs to know of the others: the same reminder
 * is the same command. What is away is asked again at the next sweep.
 *
 * It reminds of nothing while auditoria itself may not have heard what was answered: nothing expires and no NIT is given up
 * because auditoria, its database or the broker was away.
 */
export class Sweeper implements Worker {
  /** What is still due and was reminded: at most as many as one sweep looks at. */
  private readonly reminded = new Set<string>();
  private away = false;
  /** Epoch ms since when every look found that all was heard. */
  private heardSince = Infinity;
  private running: Promise<void> | undefined;
  private readonly stopping = new AbortController();

  constructor(
    private readonly parts: SweeperParts,
    private readonly everyMs: number,
  ) {}

  start(caughtUp: () => boolean): void {
    this.running = this.run(caughtUp);
  }

  /** What the database has not answered yet is left. */
  async close(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Rejects with `Unavailable`; what it has not reminded by then, the next sweep does. */
  async sweep(caughtUp: () => boolean): Promise<void> {
    const ahora = this.parts.clock();
    const due = await this.look(ahora);
    const names = new Set(due.map(nameOf));
    for (const name of this.reminded) if (!names.has(name)) this.reminded.delete(name);
    this.heardSince = caughtUp() ? Math.min(this.heardSince, ahora) : Infinity;
    if (ahora - this.heardSince < this.parts.patienceMs) return;
    for (const vencida of due) {
      if (this.stopping.signal.aborted) return;
      await this.remind(vencida, ahora);
    }
  }

  private async look(ahora: number): Promise<readonly Vencida[]> {
    try {
      const due = await this.due(ahora);
      operationsDue.set(due.length);
      oldestDueSeconds.set(due[0] ? (ahora - due[0].vence) / 1000 : 0);
      return due;
    } catch (error) {
      // gives way to the figures of a replica that knows them
      for (const gauge of [operationsDue, oldestDueSeconds]) gauge.set(NaN);
      throw error;
    }
  }

  private async due(ahora: number): Promise<Vencida[]> {
    const due: Vencida[] = [];
    while (due.length < LIMIT && !this.stopping.signal.aborted) {
      const page = await this.page(ahora, due);
      due.push(...page);
      if (page.length < PAGE) break;
    }
    return due;
  }

  /** Bounded here too: a call of the driver may never end, and no sweep would come after it. */
  private page(ahora: number, antes: readonly Vencida[]): Promise<Vencida[]> {
    const { vencidas, withinMs } = this.parts;
    const answer = withDeadline(withinMs, 'database', vencidas.find(ahora, PAGE, antes));
    return unlessAborted(this.stopping.signal, answer);
  }

  private async remind(vencida: Vencida, ahora: number): Promise<void> {
    const name = nameOf(vencida);
    if (this.reminded.has(name)) return;
    const { sink, serviceName } = this.parts;
    await inRootSpan('remind', (traceparent) =>
      sink.publish([recordatorioDe(vencida, serviceName, ahora, traceparent)]),
    );
    this.reminded.add(name);
  }

  private async run(caughtUp: () => boolean): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.sweepUnlessAway(caughtUp);
      await delay(this.everyMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private async sweepUnlessAway(caughtUp: () => boolean): Promise<void> {
    try {
      await this.sweep(caughtUp);
      this.away = false;
    } catch (error) {
      if (error === this.stopping.signal.reason) return;
      if (!(error instanceof Unavailable)) throw error;
      if (!this.away)
        this.parts.log.warn({ reason: error.message }, 'due operations not reminded, trying again');
      this.away = true;
    }
  }
}

const nameOf = ({ id, vence }: Vencida): string => `${id} ${vence}`;
