import { BEGINNING, isAfter, type Position } from '../position.js';

/** How far every partition (`eventos/compania/0`) has been read. */
export type Vector = ReadonlyMap<string, Position>;

/** The heads of a request may have 16 KiB. The charts allow 64 partitions, and there are four topics: this is enough for them. */
const MAX_TEXT = 12_288;
const MAX_ENTRY = Number.MAX_SAFE_INTEGER;
const place = /^([a-z-]{1,50}\/[a-z-]{1,50}\/\d{1,4}):(-?\d{1,16}):(-?\d{1,16})$/;

/** How far one has read who has read as far as `one` and as far as `other`. */
export function union(one: Vector, other: Vector): Vector {
  const joined = new Map(one);
  for (const [partition, position] of other) {
    if (isAfter(position, one.get(partition) ?? BEGINNING)) joined.set(partition, position);
  }
  return joined;
}

/** Opaque text that `decodeVector` reads on any pod. */
export function encodeVector(vector: Vector): string {
  const places = [...vector].map(([partition, [ledger, entry]]) => `${partition}:${ledger}:${entry}`);
  return Buffer.from(places.join(',')).toString('base64url');
}

/** `undefined` when it is no text of `encodeVector`. */
export function decodeVector(text: string): Vector | undefined {
  if (text.length > MAX_TEXT) return undefined;
  const vector = new Map<string, Position>();
  for (const part of Buffer.from(text, 'base64url').toString().split(',')) {
    const [, partition, ledger, entry] = place.exec(part) ?? [];
    if (partition === undefined) return undefined;
    const position = [Number(ledger), Number(entry)] as const;
    if (Math.max(...position) > MAX_ENTRY || Math.min(...position) < -1) return undefined;
    vector.set(partition, position);
  }
  return vector;
}
