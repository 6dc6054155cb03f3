import { faultKinds, type FaultKind, type Verdict } from '../ledger/verdict.js';
import { findingsText } from '../rig/report.js';
import type { Death } from '../rig/deaths.js';

/** What an attack left behind. */
export interface Outcome {
  /** Findings of the ledger. */
  readonly counts: Readonly<Record<FaultKind, number>>;
  /** A few of each kind, with their ids. */
  readonly findings: readonly string[];
  /** Blows that did not come to pass, or were not overcome. */
  readonly missed: readonly { readonly blow: string; readonly failure: string }[];
}

export const outcomeOf = (verdict: Verdict, deaths: readonly Death[]): Outcome => ({
  counts: Object.fromEntries(faultKinds.map((kind) => [kind, verdict[kind].length])) as Outcome['counts'],
  findings: findingsText(verdict),
  missed: deaths.flatMap(({ cell, failure }) => (failure === undefined ? [] : [{ blow: cell, failure }])),
});
