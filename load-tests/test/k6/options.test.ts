import { expect } from 'chai';
import { readOptions, scenarioNames } from '../../src/k6/options.js';

describe('The options of a load test', () => {
  it('are one scenario, small, on a system of its own', () => {
    const { seed, ...options } = readOptions(['soak']);
    expect(options).to.deep.equal({
      scenarios: ['soak'],
      profile: 'smoke',
      bff: undefined,
      cluster: false,
      minutes: undefined,
      breakpoint: false,
    });
    expect(seed).to.be.within(0, 1_000_000);
  });

  it('can be all scenarios', () => {
    expect(readOptions(['all', '--profile', 'laptop']).scenarios).to.deep.equal(scenarioNames);
  });

  for (const args of [
    [],
    ['unknown'],
    ['soak', 'hostile'],
    ['soak', '--profile', 'huge'],
    ['soak', '--bff', 'here'],
    ['soak', '--bff', 'http://localhost:8003', '--cluster'],
  ])
    it(`are refused with the usage: ${args.join(' ')}`, () => {
      expect(() => readOptions(args)).to.throw('usage: node load.js');
    });

  it('look for the knee of the ramp alone', () => {
    expect(readOptions(['escalabilidad-propiedades', '--breakpoint']).breakpoint).to.equal(true);
    expect(() => readOptions(['all', '--breakpoint'])).to.throw('only escalabilidad-propiedades');
  });

  it('take no time of nothing', () => {
    expect(() => readOptions(['soak', '--minutes', '0'])).to.throw('usage');
  });
});
