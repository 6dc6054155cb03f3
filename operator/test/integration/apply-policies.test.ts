import { expect } from 'chai';

import {
  readPolicies,
  desiredPolicies,
  endpoints,
  type PolicyName,
  type PolicyValue,
} from '../../src/plan/policies.js';
import { requireBroker, Sandbox } from './real-broker.js';

describe('apply of the policies of a namespace, on a real broker', function () {
  this.timeout(30_000);
  let sandbox: Sandbox;

  before(requireBroker);

  beforeEach(() => {
    sandbox = new Sandbox();
  });

  afterEach(() => sandbox.remove());

  const policies = async () => readPolicies((await sandbox.admin.namespace(sandbox.namespace)) ?? {});

  it('gives a namespace its safety policies at once', async () => {
    await sandbox.apply(sandbox.desired());
    const { spec } = sandbox.desired().namespaces[0]!;
    const found = await policies();
    expect(Object.keys(found)).to.have.members(Object.keys(desiredPolicies(spec)));
    expect(sandbox.writes.filter((it) => it.includes('/namespaces/'))).to.have.length(1);
  });

  const rate = { dispatchThrottlingRateInMsg: 1, dispatchThrottlingRateInByte: 1_000, ratePeriodInSecond: 1 };
  const byHand: Record<Exclude<PolicyName, 'messageAgeQuota'>, PolicyValue | string[]> = {
    autoTopicCreation: { allowAutoTopicCreation: true, topicType: 'partitioned', defaultNumPartitions: 3 },
    autoSubscriptionCreation: { allowAutoSubscriptionCreation: true },
    inactiveTopicPolicies: {
      deleteWhileInactive: true,
      inactiveTopicDeleteMode: 'delete_when_no_subscriptions',
      maxInactiveDurationSeconds: 60,
    },
    subscriptionExpirationTime: 1,
    messageTTL: 1,
    isAllowAutoUpdateSchema: true,
    schemaCompatibilityStrategy: 'ALWAYS_COMPATIBLE',
    schemaValidationEnforced: false,
    backlogQuota: { limitSize: 1_000, limitTime: -1, policy: 'consumer_backlog_eviction' },
    retention: { retentionTimeInMinutes: 1, retentionSizeInMB: 6_000 },
    deduplication: true,
    compactionThreshold: 1_000,
    subscriptionTypesEnabled: ['Exclusive'],
    publishRate: { publishThrottlingRateInMsg: 1, publishThrottlingRateInByte: 1_000 },
    dispatchRate: rate,
    subscriptionDispatchRate: rate,
    subscribeRate: { subscribeThrottlingRatePerConsumer: 1, ratePeriodInSecond: 30 },
    maxTopicsPerNamespace: 100,
    maxProducersPerTopic: 1,
    maxConsumersPerTopic: 1,
    maxConsumersPerSubscription: 1,
    maxSubscriptionsPerTopic: 5,
    maxUnackedMessagesPerConsumer: 1,
    maxUnackedMessagesPerSubscription: 1,
  };

  it('repairs every policy that someone changed by hand', async () => {
    const desired = sandbox.desired();
    await sandbox.apply(desired);
    const before = await policies();
    for (const [policy, value] of Object.entries(byHand)) {
      const { verb, path } = endpoints[policy as PolicyName];
      await sandbox.byHand(verb, `/namespaces/${sandbox.namespace}/${path}`, value);
    }
    const { applied } = await sandbox.apply(desired);
    expect(applied).to.equal(Object.keys(byHand).length);
    expect(await policies()).to.deep.equal(before);
  });

  it('puts back every policy that someone removed', async () => {
    const desired = sandbox.desired({}, { retention: { time: '1h' } });
    await sandbox.apply(desired);
    const before = await policies();
    for (const policy of ['backlogQuota', 'retention', 'messageTTL', 'inactiveTopicPolicies'] as const) {
      await sandbox.byHand('DELETE', `/namespaces/${sandbox.namespace}/${endpoints[policy].path}`);
    }
    await sandbox.apply(desired);
    expect(await policies()).to.deep.equal(before);
  });

  it('clears a quota on the age of messages, which could drop them', async () => {
    await sandbox.apply(sandbox.desired());
    const { path } = endpoints.messageAgeQuota;
    await sandbox.byHand('POST', `/namespaces/${sandbox.namespace}/${path}`, {
      limitSize: 1_000,
      limitTime: 60,
      policy: 'consumer_backlog_eviction',
    });
    await sandbox.apply(sandbox.desired());
    expect(sandbox.lines).to.deep.equal([`namespace ${sandbox.namespace}: messageAgeQuota cleared`]);
    expect(await policies()).to.not.have.property('messageAgeQuota');
  });

  it('clears the retention when the field is removed from the spec', async () => {
    await sandbox.apply(sandbox.desired({}, { retention: { time: '1h' } }));
    await sandbox.apply(sandbox.desired());
    expect(sandbox.lines).to.deep.equal([`namespace ${sandbox.namespace}: retention cleared`]);
    expect(await policies()).to.not.have.property('retention');
  });

  it('moves quota and retention past each other in both directions', async () => {
    const small = { retention: { size: '2Gi' }, backlogQuota: { size: '1Gi' } };
    const large = { retention: { size: '20Gi' }, backlogQuota: { size: '10Gi' } };
    for (const namespace of [small, large, small, {}, large]) {
      const { failures } = await sandbox.apply(sandbox.desired({}, namespace));
      expect(failures).to.deep.equal([]);
    }
  });
});
