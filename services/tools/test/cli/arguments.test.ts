import { expect } from 'chai';
import { date, duration, uuids, wholeNumber } from '../../src/cli/arguments.js';

describe('an argument', () => {
  it('that is a time is read in milliseconds', () => {
    expect(['90s', '15m', '2h', '1d'].map(duration)).to.deep.equal([90_000, 900_000, 7_200_000, 86_400_000]);
  });

  it('that is a date may have a time', () => {
    expect(date('2026-05-31').toISOString()).to.equal('2026-05-31T00:00:00.000Z');
    expect(date('2026-05-31T08:30:00Z').toISOString()).to.equal('2026-05-31T08:30:00.000Z');
  });

  it('that comes several times is a list', () => {
    const [a, b] = ['0197a2b4-7c1e-7000-8000-000000000001', '0197a2b4-7c1e-7000-8000-000000000002'];
    expect(uuids(b, uuids(a))).to.deep.equal([a, b]);
  });

  const wrong: Readonly<Record<string, () => unknown>> = {
    'a time without a unit': () => duration('90'),
    'a time in another unit': () => duration('3w'),
    'a day that there is not': () => date('2026-02-31x'),
    'a date in another order': () => date('31/05/2026'),
    'a number below the least': () => wholeNumber(1)('0'),
    'a broken number': () => wholeNumber(0)('1.5'),
    'what is no uuid': () => uuids('x'),
  };
  for (const [name, read] of Object.entries(wrong))
    it(`is refused when it is ${name}`, () => {
      expect(read).to.throw(/^It must be /);
    });
});
