import { stripVTControlCharacters } from 'node:util';

export interface Totals {
  readonly passed: number;
  readonly failed: number;
}

/** Reads the summary at the end of mocha's output. Undefined when there is none: the runner did not get that far. */
export function mochaTotals(output: string): Totals | undefined {
  const plain = stripVTControlCharacters(output);
  const passed = lastNumber(plain, /^\s+(\d+) passing\b/gm);
  if (passed === undefined) return undefined;
  return { passed, failed: lastNumber(plain, /^\s+(\d+) failing\b/gm) ?? 0 };
}

/** What a gate counts: itself, or the tests that it ran. A runner that ends badly without a failed test is a failure of its own. */
export function gateTotals({ tests }: { tests?: true }, succeeded: boolean, output: string): Totals {
  const own = succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (tests === undefined) return own;
  const counted = mochaTotals(output) ?? { passed: 0, failed: 1 };
  return succeeded || counted.failed > 0 ? counted : { ...counted, failed: 1 };
}

export function sum(all: readonly Totals[]): Totals {
  return all.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), {
    passed: 0,
    failed: 0,
  });
}

function lastNumber(text: string, pattern: RegExp): number | undefined {
  const found = [...text.matchAll(pattern)].at(-1)?.[1];
  return found === undefined ? undefined : Number(found);
}
