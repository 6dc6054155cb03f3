/** One measured number. A bar says what it must reach, or must not exceed. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bar?: { readonly atLeast: number } | { readonly atMost: number };
}

export function holds({ value, bar }: Figure): boolean | undefined {
  if (!bar) return undefined;
  return 'atLeast' in bar ? value >= bar.atLeast : value <= bar.atMost;
}

/** Three significant digits: the machine is not steadier than that. */
const rounded = (value: number): number => Number(value.toPrecision(3));

/** As `bench/results.json` has them. */
export function toResult(figure: Figure) {
  const { name, value, unit, bar } = figure;
  return {
    name,
    value: rounded(value),
    unit,
    ...(bar && { bar: Object.values(bar)[0], holds: holds(figure) }),
  };
}

export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { name, value, unit, bar } = figure;
    const wanted = bar ? `${'atLeast' in bar ? '≥' : '≤'} ${String(Object.values(bar)[0])}` : '';
    const verdict = { true: 'holds', false: 'MISSED', undefined: '' }[String(holds(figure)) as 'true'];
    return [name, String(rounded(value)), unit, wanted, verdict];
  });
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}

export const median = (values: readonly number[]): number => percentile(values, 50);

export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))];
  if (value === undefined) throw new Error('no values to take a percentile of');
  return value;
}
