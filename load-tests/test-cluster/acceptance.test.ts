import { expect } from 'chai';
import { outOfMemory, pods, restarted } from '../src/kubernetes/pods.js';
import { isOfWaiting } from '../src/kubernetes/waiting.js';
import { described, warnings } from '../src/kubernetes/warnings.js';

describe('A release whose acceptance is over', function () {
  this.timeout(30_000);

  it('has restarted no container', async () => {
    expect(restarted(await pods())).to.deep.equal([]);
  });

  it('has had no container killed for its memory', async () => {
    expect(outOfMemory(await pods())).to.deep.equal([]);
  });

  it('was warned of nothing but what waits for another', async () => {
    expect((await warnings()).filter((it) => !isOfWaiting(it)).map(described)).to.deep.equal([]);
  });
});
