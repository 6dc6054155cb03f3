import { expect } from 'chai';

import { planTopic } from '../../src/plan/plan-topic.js';
import { missingTopic, type ObservedTopic } from '../../src/plan/state.js';
import { observedTopic, recordOf, sampleTopic, topicManifest } from '../samples.js';

const withSubscription = (name: string, backlog: number): Partial<ObservedTopic> => ({
  subscriptions: new Map([[name, { partitions: [0], backlog }]]),
});
const schema = { type: 'AVRO', definition: recordOf({ name: 'a', type: 'string' }) };
const registered = { version: 0, ...schema };

function reasons(manifest: ReturnType<typeof topicManifest>, observed: ObservedTopic): string[] {
  return planTopic(manifest, observed, false).findings.map((it) => it.reason);
}

function types(manifest: ReturnType<typeof topicManifest>, observed: ObservedTopic): string[] {
  return planTopic(manifest, observed, true).actions.map((it) => it.type);
}

describe('planTopic', () => {
  it('creates subscriptions before grants and the schema last', () => {
    const manifest = topicManifest({ schema, producers: ['companias'], subscriptions: [{ name: 's' }] });
    expect(types(manifest, missingTopic)).to.deep.equal([
      'create-topic',
      'create-subscription',
      'note-grants',
      'grant',
      'register-schema',
    ]);
  });

  it('plans nothing for a topic that is as it should be', () => {
    const manifest = topicManifest({ schema, subscriptions: [{ name: 's' }] });
    expect(
      types(manifest, observedTopic({ ...withSubscription('s', 3), schemas: [registered] })),
    ).to.deep.equal([]);
  });

  it('creates a subscription on those partitions that lack it', () => {
    const observed = observedTopic({ ...withSubscription('s', 0), partitions: 3 });
    expect(
      planTopic(topicManifest({ partitions: 3, subscriptions: [{ name: 's' }] }), observed, false).actions,
    ).to.deep.equal([
      { type: 'create-subscription', topic: sampleTopic, subscription: 's', partitions: [1, 2] },
    ]);
  });

  it('tells a subscription that is not in the spec and leaves it', () => {
    const observed = observedTopic(withSubscription('other', 4));
    expect(planTopic(topicManifest(), observed, false)).to.deep.equal({
      actions: [],
      findings: [
        {
          object: { kind: 'topic', name: sampleTopic },
          severity: 'notice',
          reason: 'SubscriptionNotInSpec',
          message: 'subscription other is not in the spec',
        },
      ],
    });
  });

  it('refuses to shrink', () => {
    const observed = observedTopic({ partitions: 4 });
    expect(reasons(topicManifest({ partitions: 2 }), observed)).to.deep.equal(['PartitionsMayNotShrink']);
    expect(types(topicManifest({ partitions: 2 }), observed)).to.deep.equal([]);
  });

  it('does not grow a topic with a backlog', () => {
    const observed = observedTopic(withSubscription('s', 1));
    const manifest = topicManifest({ partitions: 2, subscriptions: [{ name: 's' }] });
    expect(reasons(manifest, observed)).to.deep.equal(['NotDrained']);
    expect(types(manifest, observed)).to.deep.equal([]);
  });

  it('grows a topic with a backlog when the annotation forces it', () => {
    const observed = observedTopic(withSubscription('s', 1));
    const force = { 'messaging.propalpes.io/force-partition-growth': 'true' };
    expect(types(topicManifest({ partitions: 2 }, force), observed)).to.deep.equal(['grow-topic']);
  });

  it('creates lost partitions again, with their subscriptions', () => {
    const observed = observedTopic({ missingPartitions: [0] });
    expect(types(topicManifest({ subscriptions: [{ name: 's' }] }), observed)).to.deep.equal([
      'create-missing-partitions',
      'create-subscription',
    ]);
  });

  it('does not touch a topic of the same name without partitions', () => {
    const manifest = topicManifest({ subscriptions: [{ name: 's' }] });
    expect(reasons(manifest, observedTopic({ partitions: 0 }))).to.deep.equal(['NotPartitioned']);
    expect(types(manifest, observedTopic({ partitions: 0 }))).to.deep.equal([]);
  });

  it('plans no grants on a broker without authorization', () => {
    const manifest = topicManifest({ producers: ['companias'] });
    expect(planTopic(manifest, observedTopic(), false).actions).to.deep.equal([]);
  });

  it('lets readers consume', () => {
    const { actions } = planTopic(topicManifest({ readers: ['bff-web'] }), observedTopic(), true);
    expect(actions.at(-1)).to.deep.equal({
      type: 'grant',
      topic: sampleTopic,
      role: 'bff-web',
      permissions: ['consume'],
    });
  });
});
