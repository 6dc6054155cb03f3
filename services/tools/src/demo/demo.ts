import { setTimeout as pause } from 'node:timers/promises';
import { Unavailable } from '@propalpes/seedwork/application/unavailable';
import pRetry from 'p-retry';
import type { Bff, Operacion } from '../bff/bff.js';
import { requestOf, type DemoRequest } from './requests.js';

export interface DemoSettings {
  readonly seed: number;
  readonly count: number;
  /** Requests a second, whatever becomes of those before. */
  readonly rate: number;
  readonly signal: AbortSignal;
  /** Told of each request that is over. */
  readonly onEnd: () => void;
}

/** What became of a request. */
export interface Outcome {
  readonly request: DemoRequest;
  /** How its operation ended; or why nobody knows. */
  readonly end: Operacion | Error;
}

/** Under its key, a request may be made again. */
const PATIENCE = { retries: 10, minTimeout: 200, maxTimeout: 5000 };

const OVER_WITHIN_MS = 60_000;

/** While so many are not over, none begins. */
const MAX_OPEN = 500;

/** Asks for everything and resolves when all is over. Rejects when the user has enough. */
export async function runDemo(bff: Bff, settings: DemoSettings): Promise<Outcome[]> {
  const { seed, count, rate, signal, onEnd } = settings;
  const started = performance.now();
  const outcomes: Outcome[] = [];
  const open = new Set<Promise<void>>();
  for (let number = 0; number < count; number += 1) {
    const early = started + (number * 1000) / rate - performance.now();
    if (early > 0) await pause(early, undefined, { signal });
    signal.throwIfAborted();
    const following = follow(bff, requestOf(seed, number)).then((outcome) => {
      outcomes.push(outcome);
      open.delete(following);
      onEnd();
    });
    open.add(following);
    if (open.size >= MAX_OPEN) await Promise.race(open);
  }
  await Promise.all(open);
  return outcomes;
}

async function follow(bff: Bff, request: DemoRequest): Promise<Outcome> {
  const { field, args, key } = request;
  try {
    const ask = () => bff.mutate(field, args, { 'idempotency-key': key });
    const operacion = await pRetry(ask, {
      ...PATIENCE,
      shouldRetry: ({ error }) => error instanceof Unavailable,
    });
    return { request, end: await bff.endOf(operacion, OVER_WITHIN_MS) };
  } catch (error) {
    return { request, end: error as Error };
  }
}
