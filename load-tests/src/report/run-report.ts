import type { FaultSpan } from '../faults/timeline.js';
import type { LedgerVerdict } from '../k6/ledger.js';
import type { Sample } from '../k6/sampler.js';
import type { Second } from './aggregate.js';
import type { Check } from './check.js';
import type { Facts } from './facts.js';

/** All that is told of one run, as it is kept beside the page. Times in epoch ms. */
export interface RunReport {
  readonly scenario: string;
  readonly profile: string;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly facts: Facts;
  /** By their name, as a person reads them. */
  readonly figures: Readonly<Record<string, string>>;
  readonly checks: readonly Check[];
  readonly ledger: LedgerVerdict;
  readonly faults: readonly FaultSpan[];
  readonly seconds: readonly Second[];
  readonly samples: readonly Sample[];
}

export const ledgerChecks = ({ counts }: LedgerVerdict): Check[] =>
  Object.entries(counts).map(([kind, count]) => ({
    what: `ledger: ${kind}`,
    limit: 'none',
    seen: String(count),
    ok: count === 0,
  }));

export const isGood = ({ checks }: Pick<RunReport, 'checks'>): boolean => checks.every(({ ok }) => ok);
