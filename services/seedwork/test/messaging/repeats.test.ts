import { expect } from 'chai';
import { Repeats } from '../../src/messaging/repeats.js';

describe('what is said over and over', () => {
  it('is told once, and again after a while with how often it was held back', () => {
    const repeats = new Repeats();
    expect(repeats.admit('refused', 0)).to.equal(0);
    expect(repeats.admit('refused', 1)).to.equal(undefined);
    expect(repeats.admit('refused', 9999)).to.equal(undefined);
    expect(repeats.admit('refused', 10_000)).to.equal(2);
    expect(repeats.admit('refused', 20_000)).to.equal(0);
  });

  it('holds nothing else back', () => {
    const repeats = new Repeats();
    expect(repeats.admit('refused', 0)).to.equal(0);
    expect(repeats.admit('timed out', 0)).to.equal(0);
  });

  it('is remembered for no more than a hundred texts', () => {
    const repeats = new Repeats();
    for (let text = 0; text <= 100; text += 1) repeats.admit(String(text), 0);
    expect(repeats.admit('0', 1)).to.equal(0);
    expect(repeats.admit('100', 1)).to.equal(undefined);
  });
});
