import { Gauge, Histogram, type Histogram as Timed } from 'prom-client';
import { observeHeld, observeLater } from '../runtime/observations.js';

/** `load`, `insert` and `update` are those of handlers; `find` and `list` those of queries. */
const OPERATIONS = ['load', 'insert', 'update', 'find', 'list', 'aggregate', 'count', 'delete'] as const;
export type DatabaseOperation = (typeof OPERATIONS)[number];

/** `conflict`: somebody else was first. `unavailable`: it may work later. `error`: our mistake. */
const OUTCOMES = ['ok', 'conflict', 'unavailable', 'error'] as const;
export type DatabaseOutcome = (typeof OUTCOMES)[number];

const seconds = new Histogram({
  name: 'propalpes_database_call_seconds',
  help: 'How long calls of the database took, each a round trip, by what they were and what came of them.',
  labelNames: ['operation', 'outcome'] as const,
  buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 10],
  collect: observeHeld,
});

type Series = Readonly<Record<DatabaseOutcome, Timed.Internal<'operation' | 'outcome'>>>;

const series = new Map<DatabaseOperation, Series>(
  OPERATIONS.map((operation) => [
    operation,
    Object.fromEntries(
      OUTCOMES.map((outcome) => [outcome, seconds.labels({ operation, outcome })]),
    ) as unknown as Series,
  ]),
);

/** A call ended just now that began at `startedAt` (`performance.now()`). */
export function databaseCalled(
  operation: DatabaseOperation,
  outcome: DatabaseOutcome,
  startedAt: number,
): void {
  const of = series.get(operation)?.[outcome];
  if (of) observeLater(of, (performance.now() - startedAt) / 1000);
}

let isConnected = (): boolean => false;

new Gauge({
  name: 'propalpes_database_connected',
  help: 'Whether the database answered the last heartbeat of the driver.',
  collect() {
    this.set(isConnected() ? 1 : 0);
  },
});

/** Which connection is that of the process: every scrape asks it. */
export function followDatabase(connected: () => boolean): void {
  isConnected = connected;
}
