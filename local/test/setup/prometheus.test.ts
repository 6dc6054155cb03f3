import { expect } from 'chai';
import { released } from '../../src/setup/prometheus.js';

describe('the version of Prometheus', () => {
  it('is told from that of its module', () => {
    expect(released('v0.316.0')).to.equal('3.16.0');
    expect(released('v0.305.12')).to.equal('3.5.12');
  });

  it('is told from no other', () => {
    expect(() => released('v3.16.0')).to.throw('v3.16.0');
  });
});
