import { expect } from 'chai';
import { missingPackages } from '../../src/setup/packages.js';

describe('Debian packages', () => {
  const status = 'ii bash\nrc runc\niU buildah\nii libc6\n';

  it('counts as present only what is wholly installed', () => {
    expect(missingPackages(['bash', 'runc', 'buildah'], status)).to.deep.equal(['runc', 'buildah']);
  });

  it('counts all as missing where there is no dpkg', () => {
    expect(missingPackages(['bash'], '')).to.deep.equal(['bash']);
  });
});
