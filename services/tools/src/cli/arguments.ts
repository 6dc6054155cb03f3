import { InvalidArgumentError } from 'commander';
import { validate } from 'uuid';

/** Reads a whole number of at least `min`. */
export const wholeNumber =
  (min: number) =>
  (text: string): number => {
    if (!/^\d{1,9}$/.test(text) || Number(text) < min)
      throw new InvalidArgumentError(`It must be a whole number of at least ${min}.`);
    return Number(text);
  };

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Reads `90s`, `15m`, `2h` or `1d` as milliseconds. */
export function duration(text: string): number {
  const [, amount, unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  if (amount === undefined) throw new InvalidArgumentError('It must be a time such as 90s, 15m, 2h or 1d.');
  return Number(amount) * (units[unit] ?? 0);
}

/** Reads an ISO 8601 date, with or without a time. */
export function date(text: string): Date {
  const read = new Date(text);
  if (!/^\d{4}-\d\d-\d\d/.test(text) || Number.isNaN(read.getTime()))
    throw new InvalidArgumentError('It must be a date such as 2026-05-31 or 2026-05-31T08:30:00Z.');
  return read;
}

/** Reads one of several ids. */
export function uuids(text: string, before: readonly string[] = []): readonly string[] {
  if (!validate(text)) throw new InvalidArgumentError('It must be a uuid.');
  return [...before, text];
}
