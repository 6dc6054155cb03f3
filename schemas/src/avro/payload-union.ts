import type { Type } from 'avsc';

import { type CheckHook, type InternalRecord, type Resolver, type Tap, UnionType } from './internals.js';

/** What a decoded payload knows about itself, out of sight on its prototype. */
export interface PayloadMark {
  readonly name: string;
  readonly known: boolean;
}

const MARK = Symbol('payload');

/** The mark of a decoded payload. */
export function payloadMark(data: unknown): PayloadMark {
  return (data as { [MARK]: PayloadMark })[MARK];
}

/**
 * The union in `data` without avsc's wrapper object around each value: bytes say which record follows, so
 * reading needs none, and a writer is built for one record (`branch`), so writing needs none either.
 *
 * Resolving is tolerant: a record of the writer that we do not have is read as the writer wrote it, where
 * avsc refuses the whole schema.
 */
export class PayloadUnion extends UnionType {
  readonly #branch: number;

  constructor(records: readonly InternalRecord[], branch = 0) {
    super(records);
    this.#branch = branch;
  }

  override _read(tap: Tap): unknown {
    const record = this.types[tap.readLong()];
    if (record === undefined) throw new Error('no such record in the union');
    return record._read(tap);
  }

  override _write(tap: Tap, value: unknown): void {
    tap.writeLong(this.#branch);
    this.types[this.#branch]?._write(tap, value);
  }

  override _check(value: unknown, flags?: number, hook?: CheckHook, path?: string[]): boolean {
    return this.types[this.#branch]?._check(value, flags, hook, path) ?? false;
  }

  /** avsc calls this for each record of the writer's union. */
  _update(resolver: Resolver, written: Type): void {
    const ours = this.types.find((record) => record.name === written.name);
    const source = ours === undefined ? written : ours.createResolver(written);
    // the generated readers of records do not use `this`, so no closure is needed around them
    resolver._read = (source as unknown as Resolver)._read;
  }
}

/** The name of a payload without its namespace, as `type` in the envelope has it. */
export function payloadName(record: { name: string }): string {
  return record.name.slice(record.name.lastIndexOf('.') + 1);
}

/** Marks what the record's reader will return. */
export function markPayload(record: InternalRecord, known: boolean): void {
  const mark: PayloadMark = { name: payloadName(record), known };
  Object.defineProperty(record.recordConstructor.prototype, MARK, { value: mark });
}
