import { expect } from 'chai';
import fc from 'fast-check';
import { Backoff } from '../../src/supervisor/backoff.js';

const limits = { firstMs: 500, mostMs: 30_000, forgetAfterMs: 60_000 };

describe('the backoff of a process that dies', () => {
  it('doubles from death to death up to its limit', () => {
    const backoff = new Backoff(limits);
    const waits = Array.from({ length: 9 }, () => backoff.next(10));
    expect(waits).to.deep.equal([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it('begins anew after a run that lasted', () => {
    const backoff = new Backoff(limits);
    backoff.next(10);
    backoff.next(10);
    expect(backoff.next(60_000)).to.equal(500);
  });

  it('is never shorter than the first wait nor longer than the limit', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(120_000)), (runs) => {
        const backoff = new Backoff(limits);
        for (const ran of runs) expect(backoff.next(ran)).to.be.within(limits.firstMs, limits.mostMs);
      }),
    );
  });
});
