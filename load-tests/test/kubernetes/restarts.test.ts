import { expect } from 'chai';
import { Restarts, type PodOfContainers } from '../../src/kubernetes/restarts.js';

const pod = (
  uid: string,
  restartCount: number,
  terminated?: { reason?: string; exitCode: number },
): PodOfContainers => ({
  metadata: { uid, name: `companias-${uid}` },
  status: {
    containerStatuses: [{ name: 'companias', restartCount, lastState: terminated ? { terminated } : {} }],
  },
});

describe('Restarts', () => {
  let restarts: Restarts;

  beforeEach(() => {
    restarts = new Restarts();
  });

  it('are none while every container runs for the first time', () => {
    restarts.note([pod('a', 0), pod('b', 0)]);
    expect(restarts.texts).to.deep.equal([]);
  });

  it('are told with how often and why', () => {
    restarts.note([pod('a', 2, { reason: 'OOMKilled', exitCode: 137 })]);
    expect(restarts.texts).to.deep.equal([
      'companias of companias-a: 2 times, last by OOMKilled, exit code 137',
    ]);
  });

  it('are told once for each container, as it was seen last', () => {
    restarts.note([pod('a', 1, { reason: 'OOMKilled', exitCode: 137 })]);
    restarts.note([pod('a', 2, { reason: 'Error', exitCode: 1 })]);
    expect(restarts.texts).to.deep.equal(['companias of companias-a: 2 times, last by Error, exit code 1']);
  });

  it('are remembered of a pod that is gone', () => {
    restarts.note([pod('a', 1, { reason: 'Error', exitCode: 1 })]);
    restarts.note([pod('b', 0)]);
    expect(restarts.texts).to.have.length(1);
  });

  it('are counted apart for a pod that has the name of one before', () => {
    for (const uid of ['a', 'b']) {
      const { status } = pod(uid, 1);
      restarts.note([{ metadata: { uid, name: 'pulsar-0' }, status }]);
    }
    expect(restarts.texts).to.have.length(2);
  });

  it('are none of a pod whose containers were not made yet', () => {
    restarts.note([{ metadata: { uid: 'a', name: 'companias-a' }, status: {} }]);
    expect(restarts.texts).to.deep.equal([]);
  });

  it('are told even where Kubernetes does not know why', () => {
    restarts.note([pod('a', 1)]);
    expect(restarts.texts[0]).to.include('last by an unknown reason');
  });
});
