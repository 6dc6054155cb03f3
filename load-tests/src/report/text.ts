import { isGood, type RunReport } from './run-report.js';

/** A report as the terminal shows it. `page`: where the whole of it is. */
export function reportText(report: RunReport, page: string): string {
  const { scenario, profile, figures, checks, ledger } = report;
  const width = Math.max(
    ...[...Object.keys(figures), ...checks.map(({ what }) => what)].map(({ length }) => length),
  );
  return [
    '',
    `${scenario}, ${profile}: ${isGood(report) ? 'it holds' : 'it does NOT hold'}`,
    ...Object.entries(figures).map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
    ...checks.map(
      ({ what, limit, seen, ok }) => `  ${what.padEnd(width)}  ${seen} (${limit}) ${ok ? '✓' : '✗ FAILED'}`,
    ),
    `  ${ledger.compared}`,
    ...ledger.findings.map((finding) => `  ${finding}`),
    `  ${page}`,
    '',
  ].join('\n');
}
