import { expect } from 'chai';
import type { Second } from '../../src/report/aggregate.js';
import { drainRatio, kneeOf } from '../../src/report/figures.js';

/** `accepted` mutations, of which `over` ended, the slowest after `p95` ms. */
const second = (number: number, accepted: number, over: number, p95 = 100): Second => ({
  second: number,
  counts: { accepted, ended_well: over },
  spreads: over === 0 ? {} : { end_to_end_time: { count: over, p50: p95, p95, max: p95 } },
});

describe('The figures of a run', () => {
  it('have the knee where operations begin to take too long', () => {
    const ramp = Array.from({ length: 20 }, (_, index) =>
      second(index, index + 1, index + 1, index < 15 ? 100 : 9_000),
    );
    expect(kneeOf(ramp, 3_000)).to.equal((11 + 12 + 13 + 14 + 15) / 5);
  });

  it('have the highest rate as the knee where none was too slow', () => {
    const ramp = Array.from({ length: 10 }, (_, index) => second(index, index + 1, index + 1));
    expect(kneeOf(ramp, 3_000)).to.equal(8);
  });

  it('have the knee where operations are accepted and none ends any more', () => {
    const ramp = Array.from({ length: 20 }, (_, index) =>
      second(index, index + 1, index < 10 ? index + 1 : 0),
    );
    expect(kneeOf(ramp, 3_000)).to.equal(8);
  });

  it('look for the knee from the first acceptance on', () => {
    const prepared = Array.from({ length: 4 }, (_, index) => second(index, 0, 0));
    const ramp = Array.from({ length: 6 }, (_, index) => second(4 + index, 2, index === 0 ? 0 : 2));
    expect(kneeOf([...prepared, ...ramp], 3_000)).to.equal(2);
  });

  it('have no knee where nothing was accepted', () => {
    expect(
      kneeOf(
        Array.from({ length: 10 }, (_, index) => second(index, 0, 0)),
        3_000,
      ),
    ).to.equal(0);
  });

  it('do not take for over what did not end well', () => {
    const late = { count: 10, p50: 60_000, p95: 60_000, max: 60_000 };
    const given = { second: 1, counts: { accepted: 10 }, spreads: { end_to_end_time: late } };
    expect(drainRatio([given], 3_000)).to.equal(0);
  });

  it('tell how much of what was accepted was over by a moment', () => {
    expect(drainRatio([second(1, 10, 5), second(2, 10, 5), second(3, 0, 10)], 3_000)).to.equal(0.5);
  });
});
