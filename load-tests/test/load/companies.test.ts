import { expect } from 'chai';
import { Companies, nit } from '../../src/load/companies.js';
import { Random } from '../../src/random.js';

describe('Companies of the load', () => {
  it('have the check digit of the tax office', () => {
    expect([90_903_938, 99_999_068, 197_268].map((serial) => nit(serial))).to.deep.equal([
      '890903938-8',
      '899999068-1',
      '800197268-4',
    ]);
  });

  it('have an identificacion each when they are valid', () => {
    const companies = new Companies(new Random(1), 0);
    const all = Array.from({ length: 50 }, () => companies.valid().identificacion);
    expect(new Set(all).size).to.equal(50);
  });

  it('share few identificaciones when they are twins', () => {
    const companies = new Companies(new Random(1), 0);
    const all = Array.from({ length: 50 }, () => companies.twin().identificacion);
    expect(new Set(all).size).to.equal(5);
  });
});
