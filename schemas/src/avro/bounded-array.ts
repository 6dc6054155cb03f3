import { ArrayType, type Tap } from './internals.js';

/**
 * An array that never reads past its bytes. avsc trusts the length in front of an array: five bytes of
 * garbage make it allocate, and loop over, billions of items. Every item takes at least one byte, which
 * the generator enforces.
 */
export class BoundedArray extends ArrayType {
  // `this` is a resolver instead of the array when another version's bytes are read
  override _read(tap: Tap): unknown[] {
    const items = this.itemsType;
    const end = tap.buf.length;
    let left = readLength(tap);
    // an array of the right size is filled faster (https://github.com/mtth/avsc/pull/338); a huge one is a claim
    const values = new Array<unknown>(left <= PREALLOCATED ? left : 0);
    let count = 0;
    for (; left > 0; left = readLength(tap)) {
      while (left-- > 0) {
        values[count++] = items._read(tap);
        if (tap.pos > end) throw new Error('truncated array');
      }
    }
    return values;
  }

  override _skip(tap: Tap): void {
    const items = this.itemsType;
    const end = tap.buf.length;
    for (let left = readLength(tap); left > 0; left = readLength(tap)) {
      while (left-- > 0) {
        items._skip(tap);
        if (tap.pos > end) throw new Error('truncated array');
      }
    }
  }
}

const PREALLOCATED = 256;

/** A negative length announces a block with its size in bytes, which nobody here needs. */
function readLength(tap: Tap): number {
  let length = tap.readLong();
  if (length === 0) return 0;
  if (length < 0) {
    length = -length;
    tap.skipLong();
  }
  // the comparison is false for NaN too, which enough garbage amounts to
  if (length <= tap.buf.length - tap.pos) return length;
  throw new Error('array longer than its bytes');
}
