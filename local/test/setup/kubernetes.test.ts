import { expect } from 'chai';
import { Fault } from '../../src/process/fault.js';
import { parseGoVersion } from '../../src/setup/go.js';
import { kubernetesHome, kubernetesProgram, kubernetesVersion } from '../../src/setup/kubernetes.js';

describe('Kubernetes for tests', () => {
  it('is of the version that its module asks for', () => {
    expect(kubernetesVersion()).to.match(/^v1\.\d+\.\d+$/);
  });

  it('is kept per text of its module', () => {
    expect(kubernetesHome()).to.match(/\/propalpes\/kubernetes-v1\.\d+\.\d+-[0-9a-f]{12}$/);
  });

  it('says how it is made when it is not there', () => {
    expect(() => kubernetesProgram('kubectl', '/nowhere')).to.throw(Fault, 'make setup-tests');
  });

  it('reads the version of Go', () => {
    expect(parseGoVersion('go version go1.26.8 linux/amd64')).to.deep.equal({ major: 1, minor: 26 });
    expect(parseGoVersion('go version devel go1.27-abc linux/amd64')).to.deep.equal({ major: 1, minor: 27 });
  });
});
