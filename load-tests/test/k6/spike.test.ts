import { expect } from 'chai';
import type { Sample } from '../../src/k6/sampler.js';
import { drainedAfter } from '../../src/k6/spike.js';

const steady = { first: 0, last: 100_000 };
const spike = { first: 20_000, last: 30_000 };

/** One every two seconds: under the steady load, in the spike, and what is given from its end on. */
const backlogs = (before: readonly number[], after: readonly number[]): Sample[] => {
  const at = (value: number, ms: number): Sample => ({ at: ms, of: 'broker', name: 'backlog', value });
  return [
    ...before.map((value, index) => at(value, index * 2_000)),
    at(500, 25_000),
    ...after.map((value, index) => at(value, spike.last + index * 2_000)),
  ];
};

const usually = [3, 5, 4, 6, 2, 5, 3, 4];

describe('The backlog of a spike', () => {
  it('is gone when as little waits as before', () => {
    expect(drainedAfter(backlogs(usually, [300, 100, 5, 2]), steady, spike)).to.equal(4);
  });

  it('is not gone because one look found little', () => {
    expect(drainedAfter(backlogs(usually, [300, 0, 100, 5, 2]), steady, spike)).to.equal(6);
  });

  it('is not measured by what the first moment of the load left waiting', () => {
    expect(drainedAfter(backlogs([400, ...usually], [300, 300, 300]), steady, spike)).to.equal(Infinity);
  });

  it('is not gone where nobody looked', () => {
    expect(drainedAfter([], steady, spike)).to.equal(Infinity);
  });
});
