import { Fault } from '@propalpes/local/process/fault';
import { expect } from 'chai';
import { readOptions } from '../../src/chaos/options.js';

describe('The options of the chaos run', () => {
  it('are 2,000 operations, a kill every 3 seconds and no outage where nothing is said', () => {
    expect(readOptions([])).to.include({ operations: 2000, every: 3, outage: 0 });
  });

  it('are read from the command line', () => {
    expect(
      readOptions(['50', '--every', '1', '--outage', '120', '--seed', '7', '--rate', '30']),
    ).to.deep.equal({
      operations: 50,
      every: 1,
      outage: 120,
      seed: 7,
      rate: 30,
    });
  });

  for (const wrong of [['0'], ['many'], ['--kills', '5'], ['5', '--every', '0'], ['5', '6']]) {
    it(`say in one line how it is called when given ${wrong.join(' ')}`, () => {
      expect(() => readOptions(wrong)).to.throw(Fault, /^usage: .*$/);
    });
  }
});
