import fc from 'fast-check';

import { desiredPolicies, policyNames, type PolicyName, type PolicyValue } from '../src/plan/policies.js';
import type { Desired, Permission } from '../src/plan/state.js';
import { ModelBroker } from './model-broker.js';
import { namespaceManifest, recordOf, topicManifest } from './samples.js';

const namespaces = ['a/one', 'a/two', 'b/one'] as const;
const topics = ['persistent://a/one/x', 'persistent://a/one/y', 'persistent://b/one/x'] as const;
const roles = ['bff', 'companias', 'auditoria', 'stranger'] as const;
const names = ['s1', 's2', 'foreign'] as const;

const definitions = [
  recordOf({ name: 'a', type: 'string' }),
  recordOf({ name: 'a', type: 'string' }, { name: 'b', type: ['null', 'int'], default: null }),
] as const;

const namespaceSpec = fc.record(
  {
    retention: fc.record({ time: fc.constantFrom('1h', '30d'), size: fc.constantFrom('8Gi', '40Gi') }),
    backlogQuota: fc.record({ size: fc.constantFrom('1Gi', '5Gi') }),
  },
  { requiredKeys: [] },
);

const topicSpec = fc.record({
  partitions: fc.integer({ min: 1, max: 3 }),
  schema: fc.option(
    fc.constantFrom(...definitions).map((definition) => ({ type: 'AVRO', definition })),
    { nil: undefined },
  ),
  producers: fc.uniqueArray(fc.constantFrom('bff', 'companias', 'auditoria')),
  subscriptions: fc.uniqueArray(
    fc.record({ name: fc.constantFrom('s1', 's2'), role: fc.constantFrom('bff', 'companias', 'auditoria') }),
    { selector: (it) => it.name },
  ),
});

/** Manifests of a few namespaces and of topics inside them. */
export const desiredState: fc.Arbitrary<Desired> = fc
  .record({
    namespaces: fc.tuple(...namespaces.map(() => namespaceSpec)),
    topics: fc.array(fc.tuple(fc.constantFrom(...topics), topicSpec)),
    grants: fc.boolean(),
  })
  .map(({ namespaces: specs, topics: chosen, grants }) => ({
    namespaces: specs.map((spec, index) => namespaceManifest({ namespace: namespaces[index], ...spec })),
    topics: [...new Map(chosen)].map(([topic, spec]) => topicManifest({ topic, ...spec })),
    grants,
  }));

const quota = (limitSize: number, policy = 'producer_exception') => ({ limitSize, limitTime: -1, policy });
const retention = (retentionSizeInMB: number) => ({ retentionTimeInMinutes: 10, retentionSizeInMB });

/** The broker takes only quotas that are smaller than the retention. */
const quotaAndRetention = fc.constantFrom(
  {},
  { backlogQuota: quota(2_000_000_000, 'consumer_backlog_eviction'), retention: retention(3_000) },
  { backlogQuota: quota(40_000_000_000), retention: retention(100_000) },
  { backlogQuota: quota(1_000), retention: retention(1) },
  { backlogQuota: quota(40_000_000_000), retention: retention(-1) },
  { backlogQuota: quota(-1), retention: retention(3_000) },
  { retention: retention(3_000) },
);

const strangePolicies: fc.Arbitrary<Partial<Record<PolicyName, PolicyValue>>> = fc.record(
  {
    messageTTL: fc.constantFrom(0, 60),
    subscriptionExpirationTime: fc.constant(5),
    isAllowAutoUpdateSchema: fc.boolean(),
    schemaValidationEnforced: fc.boolean(),
    schemaCompatibilityStrategy: fc.constantFrom('ALWAYS_COMPATIBLE', 'BACKWARD_TRANSITIVE'),
    autoTopicCreation: fc.constant({ allowAutoTopicCreation: true, topicType: 'partitioned' }),
    inactiveTopicPolicies: fc.constant({ deleteWhileInactive: true }),
    maxProducersPerTopic: fc.constant(1),
  },
  { requiredKeys: [] },
);

const strangeTopic = fc.record({
  topic: fc.constantFrom(...topics),
  partitions: fc.integer({ min: 1, max: 3 }),
  lost: fc.option(fc.constant(0)),
  subscriptions: fc.dictionary(fc.constantFrom(...names), fc.constantFrom(0, 0, 7)),
  permissions: fc.dictionary(
    fc.constantFrom(...roles),
    fc.constantFrom<Permission[]>(['consume'], ['produce'], ['consume', 'produce']),
  ),
  granted: fc.subarray(['bff', 'companias']),
  schema: fc.option(fc.constant(definitions[0])),
});

/** A broker that other hands have been at. */
export const usedBroker: fc.Arbitrary<ModelBroker> = fc
  .record({
    there: fc.subarray([...namespaces]),
    policies: fc.array(fc.tuple(strangePolicies, quotaAndRetention), { minLength: 3, maxLength: 3 }),
    topics: fc.uniqueArray(strangeTopic, { selector: (it) => it.topic }),
  })
  .map(({ there, policies, topics: strange }) => {
    const broker = new ModelBroker();
    there.forEach((it, index) => {
      broker.tenants.add(it.slice(0, 1));
      const ours = desiredPolicies(namespaceManifest().spec);
      broker.namespaces.set(it, Object.assign({}, ours, ...(policies[index] ?? [])) as typeof ours);
    });
    strange
      .filter(({ topic }) => there.some((it) => topic.startsWith(`persistent://${it}/`)))
      .forEach((it) => {
        addStrangeTopic(broker, it);
      });
    return broker;
  });

type Strange = typeof strangeTopic extends fc.Arbitrary<infer T> ? T : never;

function addStrangeTopic(broker: ModelBroker, strange: Strange): void {
  const { topic, partitions, lost, subscriptions, permissions, granted, schema } = strange;
  broker.createTopic(topic, partitions);
  const all = Array.from({ length: partitions }, (_, index) => index);
  for (const [name, backlog] of Object.entries(subscriptions)) {
    broker.createSubscription(topic, name, all, backlog);
  }
  for (const [role, it] of Object.entries(permissions)) {
    broker.execute({ type: 'grant', topic, role, permissions: it });
  }
  const grants = Object.fromEntries(granted.map((role) => [role, ['produce' as const]]));
  broker.execute({ type: 'note-grants', topic, grants });
  if (schema) broker.registerSchema(topic, schema);
  if (lost !== null) broker.losePartition(topic, lost);
}

/** Every policy name, so that a test can spoil each. */
export const anyPolicy: fc.Arbitrary<PolicyName> = fc.constantFrom(...policyNames);
