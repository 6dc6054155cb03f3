import { expect } from 'chai';
import { gateTotals, mochaTotals, sum } from '../../src/gates/totals.js';

const summary = (text: string) => `  suite\n    ✔ passes 3 passing birds\n\n\n${text}\n`;

describe('the totals of the gates', () => {
  it('reads the summary of mocha', () => {
    expect(mochaTotals(summary('  12 passing (3s)\n  2 failing\n'))).to.deep.equal({ passed: 12, failed: 2 });
  });

  it('reads a summary in colour', () => {
    expect(
      mochaTotals('\u001b[92m \u001b[0m\u001b[32m 7 passing\u001b[0m\u001b[90m (1s)\u001b[0m'),
    ).to.deep.equal({
      passed: 7,
      failed: 0,
    });
  });

  it('counts a gate without tests as one', () => {
    expect(gateTotals({}, true, '')).to.deep.equal({ passed: 1, failed: 0 });
    expect(gateTotals({}, false, '')).to.deep.equal({ passed: 0, failed: 1 });
  });

  it('counts a runner without a summary as a failure', () => {
    expect(gateTotals({ tests: true }, false, 'out of memory')).to.deep.equal({ passed: 0, failed: 1 });
    expect(gateTotals({ tests: true }, true, '')).to.deep.equal({ passed: 0, failed: 1 });
  });

  it('counts a runner that ends badly after its tests passed as a failure', () => {
    expect(gateTotals({ tests: true }, false, summary('  5 passing (1s)'))).to.deep.equal({
      passed: 5,
      failed: 1,
    });
  });

  it('adds up', () => {
    expect(
      sum([
        { passed: 1, failed: 0 },
        { passed: 2, failed: 3 },
      ]),
    ).to.deep.equal({ passed: 3, failed: 3 });
  });
});
