import avsc from 'avsc';

import type { CheckHook, InternalType, Tap } from './internals.js';

/** Where avsc begins to lose bits: it doubles a long before it writes it, and allows up to twice this. */
const LIMIT = 2 ** 52;

const LongType = avsc.types.LongType as unknown as new () => InternalType;

/**
 * A long that is refused where avsc would change it: −(2^52 + 1), well inside the numbers that JavaScript
 * holds exactly and avsc accepts, is written as a large positive number.
 */
export class SafeLong extends LongType {
  override _check(value: unknown, flags?: number, hook?: CheckHook): boolean {
    if (isSafe(value)) return true;
    hook?.(value, this);
    return false;
  }

  override _write(tap: Tap, value: unknown): void {
    if (!isSafe(value)) throw new Error('not a long that can be written exactly');
    tap.writeLong(value);
  }

  // `this` is a resolver instead of the long when another version's bytes are read
  override _read(tap: Tap): number {
    const value = tap.readLong();
    // false for what garbage amounts to as well: NaN and the infinities
    if (value >= -LIMIT && value <= LIMIT) return value;
    throw new Error('a long that cannot be read exactly');
  }
}

function isSafe(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(value as number) <= LIMIT;
}
