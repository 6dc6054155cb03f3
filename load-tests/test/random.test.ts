import { expect } from 'chai';
import fc from 'fast-check';
import { Random } from '../src/random.js';

describe('Random', () => {
  it('chooses the same for the same seed', () => {
    const [one, other] = [new Random(7), new Random(7)];
    const choices = (random: Random) => Array.from({ length: 20 }, () => random.between(0, 1000));
    expect(choices(one)).to.deep.equal(choices(other));
  });

  it('stays between the ends and reaches both', () => {
    const random = new Random(1);
    const seen = new Set(Array.from({ length: 500 }, () => random.between(2, 5)));
    expect([...seen].sort()).to.deep.equal([2, 3, 4, 5]);
  });

  it('shuffles without losing anything', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.nat(), (items, seed) => {
        expect(new Random(seed).shuffle(items)).to.have.members(items).and.have.lengthOf(items.length);
      }),
    );
  });
});
