import { expect } from 'chai';

import { plan } from '../../src/plan/plan.js';
import type { Observed } from '../../src/plan/state.js';
import { namespaceManifest, topicManifest } from '../samples.js';

const nothing: Observed = {
  clusters: ['one', 'two'],
  tenants: new Set(),
  namespaces: new Map(),
  topics: new Map(),
};

describe('plan', () => {
  it('allows every cluster to a new tenant', () => {
    const desired = { namespaces: [namespaceManifest()], topics: [], grants: false };
    expect(plan(desired, nothing).actions[0]).to.deep.equal({
      type: 'create-tenant',
      tenant: 'propalpes',
      clusters: ['one', 'two'],
    });
  });

  it('lets a topic wait for a namespace that nobody has declared', () => {
    const { actions, findings } = plan({ namespaces: [], topics: [topicManifest()], grants: false }, nothing);
    expect(actions).to.deep.equal([]);
    expect(findings.map((it) => it.reason)).to.deep.equal(['WaitingForNamespace']);
  });

  it('creates a namespace with all its policies in one write', () => {
    const desired = { namespaces: [namespaceManifest()], topics: [], grants: false };
    const { actions } = plan(desired, { ...nothing, tenants: new Set(['propalpes']) });
    expect(actions).to.have.length(1);
    expect(actions[0]).to.have.nested.property('policies.messageTTL', 0);
  });
});
