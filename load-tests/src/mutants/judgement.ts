import { faultKinds } from '../ledger/verdict.js';
import type { Mutant } from './mutants.js';
import type { Outcome } from './outcome.js';

/** What became of the system with one bug, or with none. */
export interface Trial {
  readonly name: string;
  readonly attacks: readonly string[];
  /** Absent for the system as it is. */
  readonly mutant?: Mutant;
  readonly seconds: number;
  /** What the attack left behind, or why there was no attack to its end. */
  readonly outcome: Outcome | { readonly error: string };
}

/** Whether the bug was caught by what it must be caught by; of the system as it is, whether nothing was found. */
export function isGood({ mutant, outcome }: Trial): boolean {
  if ('error' in outcome) return false;
  if (!mutant) return alarms(outcome).length === 0;
  const missed = outcome.missed.map(({ blow }) => blow);
  return mutant.shownBy.some(
    (sign) => faultKinds.some((kind) => kind === sign && outcome.counts[kind] > 0) || missed.includes(sign),
  );
}

/** Everything that was wrong: `ledger: 12 lost`. */
export function alarms({ counts, missed }: Outcome): string[] {
  const found = faultKinds.filter((kind) => counts[kind] > 0).map((kind) => `${counts[kind]} ${kind}`);
  return [
    ...(found.length > 0 ? [`ledger: ${found.join(', ')}`] : []),
    ...missed.map(({ blow, failure }) => `${blow}: ${failure}`),
  ];
}

/** One line for each trial: bug × what caught it. */
export function table(trials: readonly Trial[]): string {
  const rows = trials.map((trial) => [
    trial.name,
    trial.attacks.join(', '),
    `${Math.round(trial.seconds)} s`,
    isGood(trial) ? 'good' : 'BAD',
    tellOf(trial),
  ]);
  const all = [['bug', 'attack', 'took', '', 'caught by'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function tellOf({ mutant, outcome }: Trial): string {
  if ('error' in outcome) return `no verdict: ${outcome.error.split('\n', 1)[0] ?? ''}`;
  const told = alarms(outcome);
  if (told.length > 0) return told.join('; ');
  return mutant ? 'nothing: it survives' : 'nothing, as it should be';
}
