import { expect } from 'chai';

import { happeningsOf } from '../../src/controller/happening.js';
import type { Judgement } from '../../src/controller/outcome.js';
import type { Action } from '../../src/plan/actions.js';
import { resource } from './resource.js';

const topic = 'persistent://propalpes/eventos/compania';
const actions: Action[] = [{ type: 'create-topic', topic, partitions: 1 }];
const inSync: Judgement = { status: 'True', reason: 'InSync', message: '' };
const refused: Judgement = { status: 'False', reason: 'Conflict', message: 'belongs to another' };

const after = (judgement?: Judgement, generation = 1) =>
  resource('PulsarTopic', {
    generation,
    status: judgement
      ? {
          conditions: [
            {
              type: 'Ready',
              ...judgement,
              observedGeneration: 1,
              lastTransitionTime: '2026-01-01T00:00:00Z',
            },
          ],
        }
      : {},
  });
const reasons = (...args: Parameters<typeof happeningsOf>) =>
  happeningsOf(...args).map((it) => `${it.type} ${it.reason}`);

describe('happeningsOf', () => {
  it('tells nothing of a pass that found all as it was', () => {
    expect(reasons(after(inSync), [], inSync)).to.deep.equal([]);
    expect(reasons(after(refused), [], refused)).to.deep.equal([]);
  });

  it('tells all writes of a pass in one Event', () => {
    const both = [
      ...actions,
      { type: 'create-subscription', topic, subscription: 's', partitions: [0] },
    ] as const;
    expect(happeningsOf(after(), both, inSync)).to.deep.equal([
      {
        type: 'Normal',
        reason: 'Applied',
        message: 'created with 1 partition(s); subscription s created at the earliest message',
      },
    ]);
  });

  it('calls it drift when the object was in sync', () => {
    expect(reasons(after(inSync), actions, inSync)).to.deep.equal(['Normal DriftRepaired']);
  });

  it('calls it no drift when the spec is new', () => {
    expect(reasons(after(inSync, 2), actions, inSync)).to.deep.equal(['Normal Applied']);
  });

  it('warns once when the object stops being ready', () => {
    expect(reasons(after(inSync), [], refused)).to.deep.equal(['Warning Conflict']);
  });

  it('does not warn of an object that waits for another', () => {
    const waits: Judgement = { status: 'False', reason: 'WaitingForNamespace', message: 'waits for a/b' };
    expect(reasons(after(), [], waits)).to.deep.equal(['Normal WaitingForNamespace']);
  });

  it('does not warn again when only the message changed', () => {
    expect(reasons(after(refused), [], { ...refused, message: '7 to go' })).to.deep.equal([]);
  });

  it('tells that the object is ready again', () => {
    expect(reasons(after(refused), [], inSync)).to.deep.equal(['Normal InSync']);
  });

  it('tells a notice when it is new', () => {
    const notice = { ...inSync, message: 'subscription x is not in the spec' };
    expect(reasons(after(inSync), [], notice)).to.deep.equal(['Normal InSync']);
    expect(reasons(after(notice), [], notice)).to.deep.equal([]);
    expect(reasons(after(notice), [], inSync)).to.deep.equal([]);
  });
});
