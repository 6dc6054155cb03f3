import avsc, { type Type } from 'avsc';

/** A cursor over bytes: avsc reads and writes every value through one. */
export interface Tap {
  readonly buf: Buffer;
  readonly pos: number;
  readLong(): number;
  skipLong(): void;
  writeLong(value: number): void;
}

export interface Resolver {
  _read: (tap: Tap) => unknown;
}

export type CheckHook = (value: unknown, type: Type) => void;

/** What every avsc type can do but its typings hide; true of 5.7.9, to which the package is pinned. */
export interface InternalType extends Type {
  _read(tap: Tap): unknown;
  _skip(tap: Tap): void;
  _write(tap: Tap, value: unknown): void;
  _check(value: unknown, flags?: number, hook?: CheckHook, path?: string[]): boolean;
}

export interface InternalRecord extends InternalType {
  readonly name: string;
  readonly recordConstructor: { prototype: object };
}

interface Constructor<T> {
  new (schema: unknown, options?: unknown): T;
}

export const ArrayType = avsc.types.ArrayType as unknown as Constructor<
  InternalType & { readonly itemsType: InternalType }
>;

export const UnionType = avsc.types.WrappedUnionType as unknown as Constructor<
  InternalType & { readonly types: readonly InternalRecord[] }
>;
