import { expect } from 'chai';
import { execa } from 'execa';
import { Fault } from '../../src/process/fault.js';
import { parseGoVersion } from '../../src/setup/go.js';
import { kubernetesHome, kubernetesProgram, kubernetesVersion } from '../../src/setup/kubernetes.js';

const module = new URL('../../src/setup/kubernetes.js', import.meta.url).href;

const build = `
  import { ensureKubernetes } from ${JSON.stringify(module)};
  await ensureKubernetes(console.log).catch((error) => console.log(error.message));
`;

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

  it('names the package that is missing, before it begins to build', async () => {
    const env = { PATH: '/nowhere', XDG_CACHE_HOME: '/nowhere' };
    const { stdout } = await execa(process.execPath, ['--input-type=module', '-e', build], { env });
    expect(stdout).to.match(/^The command go is missing: install the package golang-go\..*$/);
  });

  it('reads the version of Go', () => {
    expect(parseGoVersion('go version go1.26.8 linux/amd64')).to.deep.equal({ major: 1, minor: 26 });
    expect(parseGoVersion('go version devel go1.27-abc linux/amd64')).to.deep.equal({ major: 1, minor: 27 });
  });
});
