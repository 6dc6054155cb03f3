import type { OperationTypeNode } from 'graphql';
import { Counter, Histogram } from 'prom-client';

export const errorsAnswered = new Counter({
  name: 'graphql_errors_total',
  help: 'Errors in answers, by code',
  labelNames: ['code'],
});
/** Codes of what is not the client's fault. */
const OUR_FAULTS: ReadonlySet<string> = new Set([
  'INTERNAL',
  'TIMEOUT',
  'SERVICIO_NO_DISPONIBLE',
  'BROKER_NO_DISPONIBLE',
]);

const operationsFailed = new Counter({
  name: 'graphql_operations_failed_total',
  help: "Operations whose answer has at least one error that is not the client's fault.",
  labelNames: ['type'] as const,
});

// Of a series that begins with 1 nobody sees that it grew.
for (const code of OUR_FAULTS) errorsAnswered.inc({ code }, 0);
for (const type of ['query', 'mutation', 'subscription', 'none']) operationsFailed.inc({ type }, 0);

const operations = new Histogram({
  name: 'graphql_operation_duration_seconds',
  help: 'Time to answer an operation; of a subscription, until it has begun. By root field: none did not get that far, several has more than one.',
  labelNames: ['type', 'field', 'outcome'] as const,
  buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.3, 0.5, 1, 2.5, 5, 10],
});

/** What an operation asks for, in the words of our schema: nothing here is of the client's choice. */
export interface OperationKind {
  readonly type: `${OperationTypeNode}` | 'none';
  /** Of the root type; `several` where it has more than one, `none` where it has none of ours (`__typename`). */
  readonly field: string;
}

/** Times one request, which learns on its way what it asks for. */
export class OperationTimer {
  private readonly startedAt = performance.now();
  private kind: OperationKind = { type: 'none', field: 'none' };

  isOf(kind: OperationKind): void {
    this.kind = kind;
  }

  /** @param codes of the errors that are answered */
  end(codes: readonly string[]): void {
    this.tell(codes.length === 0 ? 'ok' : 'error');
    if (codes.some((code) => OUR_FAULTS.has(code))) this.failed();
  }

  /** A problem is answered in place of GraphQL. */
  refused(status: number): void {
    this.tell('error');
    if (status >= 500) this.failed();
  }

  private tell(outcome: 'ok' | 'error'): void {
    operations.observe({ ...this.kind, outcome }, (performance.now() - this.startedAt) / 1000);
  }

  private failed(): void {
    operationsFailed.inc({ type: this.kind.type });
  }
}
