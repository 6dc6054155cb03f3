import { Fault } from '@propalpes/local/process/fault';
import { expect } from 'chai';
import { readOptions } from '../../src/crash-matrix/options.js';

describe('The options of the crash matrix', () => {
  it('are 240 kills and a seed of its own where nothing is said', () => {
    const { kills, seed } = readOptions([]);
    expect(kills).to.equal(240);
    expect(seed).to.be.at.least(0);
  });

  it('are read from the command line', () => {
    expect(readOptions(['12', '--seed', '7', '--rate', '30'])).to.deep.equal({
      kills: 12,
      seed: 7,
      rate: 30,
    });
  });

  for (const wrong of [
    ['2'],
    ['many'],
    ['--kills', '5'],
    ['5', '--seed', '-1'],
    ['5', '--rate', '0'],
    ['5', '6'],
  ]) {
    it(`say in one line how it is called when given ${wrong.join(' ')}`, () => {
      expect(() => readOptions(wrong)).to.throw(Fault, /^usage: .*$/);
    });
  }
});
