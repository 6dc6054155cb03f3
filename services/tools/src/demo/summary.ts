import { table } from '../cli/table.js';
import type { Outcome } from './demo.js';

/** What became of it all, as lines: how it ended, which rules were broken, and what nobody knows. */
export function summaryOf(outcomes: readonly Outcome[]): string[] {
  const ended = outcomes.flatMap(({ end }) => (end instanceof Error ? [] : [end]));
  const unknown = outcomes.flatMap(({ end }) => (end instanceof Error ? [end.message] : []));
  const endings = ended.map(({ tipo, estado, motivo }) => [tipo, estado, motivo ?? '-']);
  const rules = ended.flatMap(({ reglasFallidas }) => reglasFallidas.map(({ codigo }) => [codigo]));
  return [
    ...counted(['operation', 'ended', 'motivo'], endings),
    '',
    ...counted(['broken rule'], rules),
    ...(unknown.length > 0
      ? ['', `${unknown.length} without a known end, the first: ${unknown[0] ?? ''}`]
      : []),
  ];
}

/** How often each row comes, the most frequent first. */
function counted(titles: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const key = JSON.stringify(row);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return table(
    [...titles, 'count'],
    sorted.map(([key, count]) => [...(JSON.parse(key) as string[]), String(count)]),
  );
}
