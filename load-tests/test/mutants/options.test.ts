import { Fault } from '@propalpes/local/process/fault';
import { expect } from 'chai';
import { mutants } from '../../src/mutants/mutants.js';
import { readOptions } from '../../src/mutants/options.js';

describe('The options of the mutants', () => {
  it('are all bugs and a seed of its own where nothing is said', () => {
    const options = readOptions([]);
    expect(options.mutants).to.deep.equal(mutants);
    expect(options.here).to.equal(undefined);
    expect(options.seed).to.be.at.least(0);
  });

  it('choose one bug by its name', () => {
    const { mutants: chosen, seed } = readOptions(['nack-on-error', '--seed', '7']);
    expect(chosen.map(({ name }) => name)).to.deep.equal(['nack-on-error']);
    expect(seed).to.equal(7);
  });

  it('name attacks on this checkout, and where the outcome goes', () => {
    const { here } = readOptions(['--attack', 'rush,poison', '--outcome', 'outcome.json']);
    expect(here).to.deep.equal({ attacks: ['rush', 'poison'], file: 'outcome.json' });
  });

  for (const wrong of [
    ['no-such-bug'],
    ['nack-on-error', 'unbounded-retry'],
    ['--seed', 'many'],
    ['--attack', 'rush'],
    ['--outcome', 'outcome.json'],
    ['--attack', 'flood', '--outcome', 'outcome.json'],
    ['--rate', '3'],
  ]) {
    it(`say in one line how it is called when given ${wrong.join(' ')}`, () => {
      expect(() => readOptions(wrong)).to.throw(Fault, /^usage: .*$/);
    });
  }
});
