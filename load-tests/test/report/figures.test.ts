import { expect } from 'chai';
import type { Second } from '../../src/report/aggregate.js';
import { drainRatio, kneeOf } from '../../src/report/figures.js';

/** `accepted` mutations, of which `over` ended, the slowest after `p95` ms. */
const second = (number: number, accepted: number, over: number, p95 = 100): Second => ({
  second: number,
  counts: { accepted },
  spreads: { end_to_end_time: { count: over, p50: p95, p95, max: p95 } },
});

describe('The figures of a run', () => {
  it('have the knee where operations begin to take too long', () => {
    const ramp = Array.from({ length: 20 }, (_, index) =>
      second(index, index, index, index < 15 ? 100 : 9_000),
    );
    expect(kneeOf(ramp, 3_000)).to.equal((10 + 11 + 12 + 13 + 14) / 5);
  });

  it('have the highest rate as the knee where none was too slow', () => {
    const ramp = Array.from({ length: 10 }, (_, index) => second(index, index, index));
    expect(kneeOf(ramp, 3_000)).to.equal(7);
  });

  it('tell how much of what was accepted was over by a moment', () => {
    expect(drainRatio([second(1, 10, 5), second(2, 10, 5), second(3, 0, 10)], 3_000)).to.equal(0.5);
  });
});
