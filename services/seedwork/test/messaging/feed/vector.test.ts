import { expect } from 'chai';
import fc from 'fast-check';
import { decodeVector, encodeVector, union, type Vector } from '../../../src/messaging/feed/vector.js';
import type { Position } from '../../../src/messaging/position.js';

const position = fc.tuple(fc.integer({ min: -1 }), fc.integer({ min: -1 })) as fc.Arbitrary<Position>;
const partition = fc
  .tuple(fc.constantFrom('compania', 'propiedad', 'geografico', 'auditoria'), fc.nat({ max: 63 }))
  .map(([topic, number]) => `eventos/${topic}/${number}`);
const vector: fc.Arbitrary<Vector> = fc
  .array(fc.tuple(partition, position), { minLength: 1 })
  .map((places) => new Map(places));

describe('feed vector', () => {
  it('is the same after it was text', () => {
    fc.assert(
      fc.property(vector, (one) => {
        expect(decodeVector(encodeVector(one))).to.deep.equal(one);
      }),
    );
  });

  it('is the same after it was text, with as many partitions as brokers are given', () => {
    const topics = ['compania', 'propiedad', 'geografico', 'auditoria'];
    const one: Vector = new Map(
      topics.flatMap((topic) =>
        Array.from({ length: 64 }, (_, number) => [`eventos/${topic}/${number}`, [1_234_567, 50_000]]),
      ),
    );
    expect(decodeVector(encodeVector(one))).to.deep.equal(one);
  });

  it('is text that a header and a query may carry', () => {
    fc.assert(
      fc.property(vector, (one) => {
        expect(encodeVector(one)).to.match(/^[\w-]+$/);
      }),
    );
  });

  it('is not read from any other text', () => {
    const other = fc.oneof(fc.string(), fc.base64String(), fc.constant('a'.repeat(15_000)));
    fc.assert(
      fc.property(other, (text) => {
        expect(decodeVector(text)).to.equal(undefined);
      }),
    );
  });

  it('is not read when a number is too large to be exact', () => {
    const text = Buffer.from('eventos/compania/0:9007199254740993:0').toString('base64url');
    expect(decodeVector(text)).to.equal(undefined);
  });

  it('joins with another to the later position of each partition', () => {
    const one = new Map<string, Position>([
      ['a', [1, 1]],
      ['b', [9, 9]],
    ]);
    const other = new Map<string, Position>([
      ['b', [2, 2]],
      ['c', [3, 3]],
    ]);
    expect(Object.fromEntries(union(one, other))).to.deep.equal({ a: [1, 1], b: [9, 9], c: [3, 3] });
  });
});
