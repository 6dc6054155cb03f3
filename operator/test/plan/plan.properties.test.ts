import { expect } from 'chai';
import fc from 'fast-check';

import type { Action } from '../../src/plan/actions.js';
import { plan } from '../../src/plan/plan.js';
import { desiredGrants } from '../../src/plan/plan-grants.js';
import { desiredPolicies, satisfies, type PolicyValue } from '../../src/plan/policies.js';
import type { Desired } from '../../src/plan/state.js';
import { anyPolicy, desiredState, usedBroker } from '../arbitraries.js';
import type { ModelBroker } from '../model-broker.js';

function applyTo(broker: ModelBroker, desired: Desired): readonly Action[] {
  const { actions } = plan(desired, broker.observe());
  for (const action of actions) broker.execute(action);
  return actions;
}

function actionsFor(broker: ModelBroker, desired: Desired): readonly Action[] {
  return plan(desired, broker.observe()).actions;
}

describe('plan, from any state to any other', function () {
  this.timeout(30_000);

  it('is empty once it has been carried out', () => {
    fc.assert(
      fc.property(usedBroker, desiredState, (broker, desired) => {
        applyTo(broker, desired);
        expect(actionsFor(broker, desired)).to.deep.equal([]);
      }),
    );
  });

  it('reaches the same end when it was cut short and planned anew', () => {
    fc.assert(
      fc.property(usedBroker, desiredState, fc.nat(20), (broker, desired, crashAfter) => {
        const interrupted = actionsFor(broker, desired).slice(0, crashAfter);
        for (const action of interrupted) broker.execute(action);
        applyTo(broker, desired);
        expect(actionsFor(broker, desired)).to.deep.equal([]);
      }),
    );
  });

  it('loses no topic, subscription, schema version or partition', () => {
    fc.assert(
      fc.property(usedBroker, desiredState, (broker, desired) => {
        const before = broker.observe();
        applyTo(broker, desired);
        const after = broker.observe();
        for (const [name, topic] of before.topics) {
          const now = after.topics.get(name)!;
          expect([...now.subscriptions.keys()]).to.include.members([...topic.subscriptions.keys()]);
          expect(now.schemas.slice(0, topic.schemas.length)).to.deep.equal(topic.schemas);
          expect(now.partitions).to.be.at.least(topic.partitions ?? 0);
        }
      }),
    );
  });

  it('leaves a namespace with every desired policy and no other', () => {
    fc.assert(
      fc.property(usedBroker, desiredState, (broker, desired) => {
        applyTo(broker, desired);
        for (const { spec } of desired.namespaces) {
          const policies = broker.observe().namespaces.get(spec.namespace)!.policies;
          const wanted = desiredPolicies(spec);
          expect(Object.keys(policies)).to.have.members(Object.keys(wanted));
          for (const [name, value] of Object.entries(wanted) as [keyof typeof wanted, PolicyValue][]) {
            expect(satisfies(policies[name], value), name).to.equal(true);
          }
        }
      }),
    );
  });

  it('repairs any single policy that someone changed, with one write', () => {
    fc.assert(
      fc.property(usedBroker, desiredState, anyPolicy, (broker, desired, policy) => {
        applyTo(broker, desired);
        const { namespace } = desired.namespaces[0]!.spec;
        broker.namespaces.get(namespace)![policy] = 'changed by hand';
        expect(actionsFor(broker, desired).map((it) => it.type)).to.have.length(1);
        applyTo(broker, desired);
        expect(actionsFor(broker, desired)).to.deep.equal([]);
      }),
    );
  });

  it('leaves roles alone that it neither wants nor granted', () => {
    fc.assert(
      fc.property(usedBroker, desiredState, (broker, desired) => {
        const before = broker.observe();
        applyTo(broker, desired);
        const after = broker.observe();
        for (const [name, { permissions, granted }] of before.topics) {
          const spec = desired.topics.find((it) => it.spec.topic === name)?.spec;
          const wanted = spec && desired.grants ? desiredGrants(spec) : {};
          const obsolete = spec && desired.grants ? granted : {};
          for (const role of Object.keys(permissions).filter((it) => !(it in wanted) && !(it in obsolete))) {
            expect(after.topics.get(name)!.permissions[role]).to.deep.equal(permissions[role]);
          }
        }
      }),
    );
  });

  it('grants what the manifest says and revokes what it once granted', () => {
    fc.assert(
      fc.property(usedBroker, desiredState, (broker, state) => {
        const desired = { ...state, grants: true };
        applyTo(broker, desired);
        for (const { spec } of desired.topics) {
          const { permissions, granted } = broker.observe().topics.get(spec.topic)!;
          expect(permissions).to.deep.include(desiredGrants(spec));
          expect(granted).to.deep.equal(desiredGrants(spec));
        }
      }),
    );
  });

  it('never grows a topic while messages wait in it', () => {
    fc.assert(
      fc.property(usedBroker, desiredState, (broker, desired) => {
        const observed = broker.observe();
        for (const action of plan(desired, observed).actions.filter((it) => it.type === 'grow-topic')) {
          const backlogs = [...observed.topics.get(action.topic)!.subscriptions.values()];
          expect(backlogs.every((it) => it.backlog === 0)).to.equal(true);
        }
      }),
    );
  });

  it('orders tenants before namespaces before topics', () => {
    const rank = (it: Action): number => ('topic' in it ? 2 : 'namespace' in it ? 1 : 0);
    fc.assert(
      fc.property(usedBroker, desiredState, (broker, desired) => {
        const ranks = actionsFor(broker, desired).map(rank);
        expect(ranks).to.deep.equal(ranks.toSorted((a, b) => a - b));
      }),
    );
  });
});
