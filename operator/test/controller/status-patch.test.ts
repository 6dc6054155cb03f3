import { expect } from 'chai';

import type { Outcome } from '../../src/controller/outcome.js';
import { statusPatch } from '../../src/controller/status-patch.js';
import type { Status } from '../../src/kubernetes/resource.js';
import { resource } from './resource.js';

const ready: Outcome = { ready: { status: 'True', reason: 'InSync', message: '' }, retry: false };
const conflict: Outcome = { ready: { status: 'False', reason: 'Conflict', message: 'x' }, retry: false };
const schemaCompatible = { status: 'True', reason: 'Registered', message: 'version 0' } as const;
const facts = { partitions: 1, schemaVersion: 0, backlog: 3 };
const first = new Date('2026-01-01T10:00:00.123Z');
const later = new Date('2026-01-01T11:00:00Z');

function patched(status: Status, outcome: Outcome, now: Date, generation = 1): Status | undefined {
  const patch = statusPatch(resource('PulsarTopic', { status, generation }), outcome, now);
  const entries = Object.entries<unknown>({ ...status, ...patch }).filter(([, value]) => value !== null);
  return patch && Object.fromEntries(entries);
}

describe('statusPatch', () => {
  const synced = patched({}, ready, first)!;

  it('writes conditions with generation and time, in whole seconds', () => {
    expect(synced).to.deep.equal({
      observedGeneration: 1,
      conditions: [
        {
          type: 'Ready',
          ...ready.ready,
          observedGeneration: 1,
          lastTransitionTime: '2026-01-01T10:00:00Z',
        },
      ],
    });
  });

  it('is nothing when nothing changed', () => {
    expect(patched(synced, ready, later)).to.equal(undefined);
  });

  it('keeps the time of the transition while the status stays', () => {
    const other = { ...ready, ready: { ...ready.ready, message: 'a notice' } };
    const again = patched(synced, other, later, 2)!;
    expect(again.conditions?.[0]).to.include({
      lastTransitionTime: '2026-01-01T10:00:00Z',
      observedGeneration: 2,
      message: 'a notice',
    });
  });

  it('moves the time when the status changes', () => {
    expect(patched(synced, conflict, later)?.conditions?.[0]?.lastTransitionTime).to.equal(
      '2026-01-01T11:00:00Z',
    );
  });

  it('writes facts, and leaves them when nobody looked', () => {
    const known = patched({}, { ...ready, facts }, first)!;
    expect(known).to.include(facts);
    expect(patched(known, conflict, later)).to.include(facts);
  });

  it('removes a fact that is none any more', () => {
    const known = patched({}, { ...ready, facts }, first)!;
    const fewer = { partitions: 1, schemaVersion: undefined, backlog: 3 };
    expect(patched(known, { ...ready, facts: fewer }, later)).to.not.have.property('schemaVersion');
  });

  it('adds SchemaCompatible beside Ready, leaves it when nobody looked, and removes it with the schema', () => {
    const types = (status: Status | undefined) => status?.conditions?.map((it) => it.type);
    const both = patched({}, { ...ready, schemaCompatible }, first)!;
    expect(types(both)).to.deep.equal(['Ready', 'SchemaCompatible']);
    expect(types(patched(both, conflict, later))).to.deep.equal(['Ready', 'SchemaCompatible']);
    expect(types(patched(both, { ...ready, schemaCompatible: null }, later))).to.deep.equal(['Ready']);
  });

  it('leaves the conditions of others', () => {
    const foreign = { ...synced.conditions![0]!, type: 'Audited' };
    const conditions = [foreign, ...synced.conditions!];
    expect(patched({ ...synced, conditions }, conflict, later)?.conditions).to.deep.include(foreign);
  });
});
