/** Something that must hold of a run, and what was seen. */
export interface Check {
  readonly what: string;
  readonly limit: string;
  readonly seen: string;
  readonly ok: boolean;
}

/** At most so much. */
export const atMost = (what: string, limit: number, seen: number, unit = ''): Check => ({
  what,
  limit: `≤ ${rounded(limit)}${unit}`,
  seen: `${rounded(seen)}${unit}`,
  ok: seen <= limit,
});

/** At least so much. */
export const atLeast = (what: string, limit: number, seen: number, unit = ''): Check => ({
  what,
  limit: `≥ ${rounded(limit)}${unit}`,
  seen: `${rounded(seen)}${unit}`,
  ok: seen >= limit,
});

/** None of these. */
export const none = (what: string, seen: readonly string[]): Check => ({
  what,
  limit: 'none',
  seen: told(seen),
  ok: seen.length === 0,
});

/** At most this share of so many. */
export const few = (what: string, share: number, of: number, seen: readonly string[]): Check => ({
  what,
  limit: `≤ ${rounded(share * 100)} % of ${of}`,
  seen: told(seen),
  ok: seen.length <= share * of,
});

const told = (seen: readonly string[]): string =>
  seen.length === 0 ? 'none' : `${seen.length}: ${[...new Set(seen)].slice(0, 5).join('; ')}`;

export const rounded = (value: number): string =>
  Number.isFinite(value) ? String(Number(value.toPrecision(4))) : 'never';
