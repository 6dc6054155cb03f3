import { expect } from 'chai';
import { Properties } from '../../src/load/properties.js';
import { Random } from '../../src/random.js';

const properties = () => new Properties(new Random(1), 0, ['890903938-8']);
const fifty = <T>(make: () => T): T[] => Array.from({ length: 50 }, make);

describe('Properties of the load', () => {
  it('have a cadastral number of 20 digits each when they are valid', () => {
    const all = properties();
    const numbers = fifty(() => all.valid().identificacionCatastral);
    expect(new Set(numbers).size).to.equal(50);
    for (const number of numbers) expect(number).to.match(/^\d{20}$/);
  });

  it('share few cadastral numbers when they are twins', () => {
    const all = properties();
    expect(new Set(fifty(() => all.twin().identificacionCatastral)).size).to.equal(5);
  });

  it('share no cadastral number when something is wrong with them', () => {
    const all = properties();
    const numbers = fifty(() => all.invalid().identificacionCatastral).filter(
      (number) => number !== undefined,
    );
    expect(new Set(numbers).size).to.equal(numbers.length);
  });
});
