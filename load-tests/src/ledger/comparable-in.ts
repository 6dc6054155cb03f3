import { comparable } from '@propalpes/seedwork/domain/comparable';

/** What a field identifies something by, however it is written; `undefined` where it says nothing. */
export const comparableIn = (data: Readonly<Record<string, unknown>>, field: string): string | undefined =>
  comparable((data[field] as string | null | undefined) ?? null);
