import { expect } from 'chai';
import { chooseTarget } from '../../src/on-kubernetes/choose-target.js';
import { Fault } from '../../src/process/fault.js';

describe('the cluster that is deployed to', () => {
  for (const name of ['kind', 'minikube', 'bare']) {
    it(`is ${name} when CONTEXT says so`, async () => {
      expect(await chooseTarget({ CONTEXT: name })).to.have.property('name', name);
    });
  }

  it('is none that nobody knows: the error names those that can be', async () => {
    const error: unknown = await chooseTarget({ CONTEXT: 'gke' }).catch((it: unknown) => it);
    expect(error).to.be.instanceOf(Fault);
    expect(String(error)).to.include('kind, minikube, bare');
  });
});
