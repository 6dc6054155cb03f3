import { expect } from 'chai';
import { notReady, type Pods } from '../../src/on-kubernetes/pods.js';

type Status = Partial<Pods[number]['status']>;

const pod = (status: Status, deletionTimestamp?: string): Pods[number] => ({
  metadata: { name: 'companias-1', deletionTimestamp },
  status: { phase: 'Pending', conditions: [], containerStatuses: [], ...status },
});

describe('what is said of pods', () => {
  it('is nothing for one that is ready', () => {
    expect(notReady([pod({ conditions: [{ type: 'Ready', status: 'True' }] })])).to.deep.equal([]);
  });

  it('is what its container waits for', () => {
    const waiting = { reason: 'ErrImageNeverPull', message: 'no image' };
    const containerStatuses = [{ ready: false, state: { waiting } }];
    expect(notReady([pod({ containerStatuses })])).to.deep.equal([
      'companias-1: Pending, ErrImageNeverPull, no image',
    ]);
  });

  it('is why no node takes it', () => {
    const conditions = [
      { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: 'Insufficient memory' },
    ];
    expect(notReady([pod({ conditions })])).to.deep.equal([
      'companias-1: Pending, Unschedulable, Insufficient memory',
    ]);
  });

  it('is that it goes', () => {
    expect(notReady([pod({ phase: 'Running' }, '2026-01-01T00:00:00Z')])).to.deep.equal([
      'companias-1: is going',
    ]);
  });
});
