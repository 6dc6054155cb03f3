import { faultKinds, type Finding, type Verdict } from '../ledger/verdict.js';
import type { Death } from './deaths.js';

/** How many findings of a kind are shown. */
const SHOWN = 10;

const columns = ['cell', 'planned', 'happened', ...faultKinds] as const;

/**
 * What happened, as text. Each finding is counted in the row of the first death after it, which is a hint, not proof:
 * what really caused it may have happened earlier or later.
 */
export function outcomeTable(deaths: readonly Death[], verdict: Verdict): string {
  const cells = [...new Set(deaths.map(({ cell }) => cell))].sort();
  const rows = cells.map((cell) => {
    const own = deaths.filter((death) => death.cell === cell);
    const happened = own.filter(({ failure }) => failure === undefined);
    const counts = faultKinds.map(
      (kind) => verdict[kind].filter((finding) => cellOf(finding, deaths) === cell).length,
    );
    return [cell, own.length, happened.length, ...counts];
  });
  const sum = (column: number): number => rows.reduce((total, row) => total + Number(row[column]), 0);
  const total = ['total', sum(1), sum(2), ...faultKinds.map((kind) => verdict[kind].length)];
  return aligned([[...columns], ...rows, total].map((row) => row.map(String)));
}

/** What was found, a few of each kind. */
export function findingsText(verdict: Verdict): string[] {
  return faultKinds.flatMap((kind) => {
    const findings = verdict[kind];
    const shown = findings.slice(0, SHOWN).map(({ id, what }) => `${kind}: ${id}: ${what}`);
    const rest = findings.length - shown.length;
    return rest > 0 ? [...shown, `${kind}: and ${rest} more`] : shown;
  });
}

function cellOf({ at }: Finding, deaths: readonly Death[]): string | undefined {
  return at === undefined ? undefined : (deaths.find((death) => death.at >= at) ?? deaths.at(-1))?.cell;
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return rows.map(line).join('\n');
}
