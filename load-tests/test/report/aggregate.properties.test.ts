import { expect } from 'chai';
import fc from 'fast-check';
import type { Point } from '../../src/k6/points.js';
import { Aggregate, percentile } from '../../src/report/aggregate.js';

const point = fc.record<Point>({
  metric: fc.constantFrom('accepted', 'acceptance_time', 'end_to_end_time', 'refusals', 'http_req_duration'),
  at: fc.integer({ min: 1_700_000_000_000, max: 1_700_000_060_000 }),
  value: fc.integer({ min: 0, max: 5_000 }),
  tags: fc.constant({ scenario: 'steady' }),
});
const points = fc.array(point, { maxLength: 200 });

function aggregate(taken: readonly Point[]): Aggregate {
  const made = new Aggregate();
  for (const each of taken) made.take(each);
  return made;
}

describe('The aggregation of points', () => {
  it('loses none and makes none up', () => {
    fc.assert(
      fc.property(points, (taken) => {
        const { seconds } = aggregate(taken);
        const accepted = seconds.reduce((sum, { counts }) => sum + (counts['accepted'] ?? 0), 0);
        const timed = seconds.reduce((sum, { spreads }) => sum + (spreads['acceptance_time']?.count ?? 0), 0);
        const own = (metric: string) => taken.filter((it) => it.metric === metric);
        expect(accepted).to.equal(own('accepted').reduce((sum, { value }) => sum + value, 0));
        expect(timed).to.equal(own('acceptance_time').length);
      }),
    );
  });

  it('counts nothing of what a script prepares', () => {
    const prepared = { metric: 'accepted', at: 1_700_000_000_000, value: 1, tags: {} };
    expect(aggregate([prepared]).seconds).to.deep.equal([]);
  });

  it('tells when a scenario of the script had its first and its last iteration', () => {
    const ended = (at: number) => ({ metric: 'iterations', at, value: 1, tags: { scenario: 'spike' } });
    const seen = aggregate([ended(7), ended(3), ended(5)]);
    expect(seen.spanOf('spike')).to.deep.equal({ first: 3, last: 7 });
    expect(seen.spanOf('steady')).to.deep.equal({ first: Infinity, last: 0 });
  });

  it('does not depend on the order in which they come', () => {
    fc.assert(
      fc.property(points, (taken) => {
        expect(aggregate(taken.toReversed()).seconds).to.deep.equal(aggregate(taken).seconds);
      }),
    );
  });

  it('leaves out no second between the first and the last', () => {
    fc.assert(
      fc.property(points, (taken) => {
        const seconds = aggregate(taken).seconds.map(({ second }) => second);
        const first = seconds[0] ?? 0;
        expect(seconds).to.deep.equal(seconds.map((_, index) => first + index));
      }),
    );
  });

  it('puts every value of a second between none and its slowest, in order', () => {
    fc.assert(
      fc.property(points, (taken) => {
        for (const { spreads } of aggregate(taken).seconds)
          for (const { p50, p95, max } of Object.values(spreads))
            expect([p50, p95, max]).to.deep.equal([p50, p95, max].toSorted((a, b) => a - b));
      }),
    );
  });

  it('takes as the 95th of a hundred the value that 95 do not exceed', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(percentile(hundred, 95)).to.equal(95);
    expect(percentile([7], 95)).to.equal(7);
  });
});
