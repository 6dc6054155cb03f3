import { expect } from 'chai';
import { pinnedProgram } from '../../src/setup/go-module.js';
import { majorOf } from '../../src/setup/helm.js';

describe('Helm for tests and clusters', () => {
  it('is kept per version and text of its module', () => {
    expect(pinnedProgram('helm', 'helm.sh/helm/v4').home).to.match(
      /\/propalpes\/helm-v4\.\d+\.\d+-[0-9a-f]{12}$/,
    );
  });

  it('says what a module does not pin', () => {
    expect(() => pinnedProgram('helm', 'helm.sh/helm/v3')).to.throw('names no version of helm.sh/helm/v3');
  });

  it('takes one that is there by what it says of itself', () => {
    expect([majorOf('v4.3.1+g0b1a2c3'), majorOf('v3.22.0'), majorOf('')]).to.deep.equal([4, 3, 0]);
  });
});
