import type { PulsarNamespaceSpec } from '../kinds/pulsar-namespace.js';
import { mebibytesOf, minutesOf } from '../kinds/quantity.js';

export type PolicyValue = boolean | number | string | { readonly [key: string]: boolean | number | string };

interface Endpoint {
  /** Where the value is in what GET /namespaces/{namespace} answers. */
  readonly field: readonly [string, ...string[]];
  readonly path: string;
  readonly verb: 'POST' | 'PUT';
}

const post = (path: string, ...field: Endpoint['field']): Endpoint => ({ path, field, verb: 'POST' });
const put = (path: string, ...field: Endpoint['field']): Endpoint => ({ path, field, verb: 'PUT' });

/**
 * The policies that the operator owns, in the order in which they are repaired; what is set and not desired
 * is cleared. Not owned, because they belong to whoever runs the cluster: replication, persistence, offload,
 * encryption, bundles, resource groups, delayed delivery.
 */
export const endpoints = {
  autoTopicCreation: post('autoTopicCreation', 'autoTopicCreationOverride'),
  autoSubscriptionCreation: post('autoSubscriptionCreation', 'autoSubscriptionCreationOverride'),
  inactiveTopicPolicies: post('inactiveTopicPolicies', 'inactive_topic_policies'),
  subscriptionExpirationTime: post('subscriptionExpirationTime', 'subscription_expiration_time_minutes'),
  messageTTL: post('messageTTL', 'message_ttl_in_seconds'),
  isAllowAutoUpdateSchema: post('isAllowAutoUpdateSchema', 'is_allow_auto_update_schema'),
  schemaCompatibilityStrategy: put('schemaCompatibilityStrategy', 'schema_compatibility_strategy'),
  schemaValidationEnforced: post('schemaValidationEnforced', 'schema_validation_enforced'),
  messageAgeQuota: post('backlogQuota?backlogQuotaType=message_age', 'backlog_quota_map', 'message_age'),
  backlogQuota: post(
    'backlogQuota?backlogQuotaType=destination_storage',
    'backlog_quota_map',
    'destination_storage',
  ),
  retention: post('retention', 'retention_policies'),
  deduplication: post('deduplication', 'deduplicationEnabled'),
  compactionThreshold: put('compactionThreshold', 'compaction_threshold'),
  subscriptionTypesEnabled: post('subscriptionTypesEnabled', 'subscription_types_enabled'),
  publishRate: post('publishRate', 'publishMaxMessageRate'),
  dispatchRate: post('dispatchRate', 'topicDispatchRate'),
  subscriptionDispatchRate: post('subscriptionDispatchRate', 'subscriptionDispatchRate'),
  subscribeRate: post('subscribeRate', 'clusterSubscribeRate'),
  maxTopicsPerNamespace: post('maxTopicsPerNamespace', 'max_topics_per_namespace'),
  maxProducersPerTopic: post('maxProducersPerTopic', 'max_producers_per_topic'),
  maxConsumersPerTopic: post('maxConsumersPerTopic', 'max_consumers_per_topic'),
  maxConsumersPerSubscription: post('maxConsumersPerSubscription', 'max_consumers_per_subscription'),
  maxSubscriptionsPerTopic: post('maxSubscriptionsPerTopic', 'max_subscriptions_per_topic'),
  maxUnackedMessagesPerConsumer: post('maxUnackedMessagesPerConsumer', 'max_unacked_messages_per_consumer'),
  maxUnackedMessagesPerSubscription: post(
    'maxUnackedMessagesPerSubscription',
    'max_unacked_messages_per_subscription',
  ),
} as const;

export type PolicyName = keyof typeof endpoints;
/** Policies by name; one that is absent is not set. */
export type PolicyValues = Readonly<Partial<Record<PolicyName, PolicyValue>>>;

export const policyNames = Object.keys(endpoints) as PolicyName[];

/** Nothing vanishes unless someone asked: fixed, whatever a manifest says. */
const safety: PolicyValues = {
  autoTopicCreation: { allowAutoTopicCreation: false },
  autoSubscriptionCreation: { allowAutoSubscriptionCreation: false },
  inactiveTopicPolicies: {
    deleteWhileInactive: false,
    inactiveTopicDeleteMode: 'delete_when_no_subscriptions',
    maxInactiveDurationSeconds: 86_400,
  },
  // Zero says "never" even where the cluster's default is something else.
  subscriptionExpirationTime: 0,
  messageTTL: 0,
  isAllowAutoUpdateSchema: false,
  schemaCompatibilityStrategy: 'BACKWARD_TRANSITIVE',
  // Topics without a schema still take producers without one.
  schemaValidationEnforced: true,
};

const unlimited = -1;

/** The policies that a namespace shall have. */
export function desiredPolicies({ retention, backlogQuota }: PulsarNamespaceSpec): PolicyValues {
  return {
    ...safety,
    backlogQuota: {
      limitSize: mebibytesOf(backlogQuota.size) * 1_024 * 1_024,
      limitTime: unlimited,
      policy: 'producer_exception',
    },
    ...(retention && {
      retention: {
        retentionTimeInMinutes: retention.time ? minutesOf(retention.time) : unlimited,
        retentionSizeInMB: retention.size ? mebibytesOf(retention.size) : unlimited,
      },
    }),
  };
}

/** Whether what the broker has says all that is desired; it may add fields of its own. */
export function satisfies(observed: PolicyValue | undefined, desired: PolicyValue): boolean {
  if (typeof desired !== 'object') return observed === desired;
  if (typeof observed !== 'object') return false;
  return Object.entries(desired).every(([key, value]) => observed[key] === value);
}

/** The owned policies in what GET /namespaces/{namespace} answers; empty values are no values. */
export function readPolicies(answer: Readonly<Record<string, unknown>>): PolicyValues {
  const set = policyNames.map((name) => [name, valueAt(answer, endpoints[name].field)] as const);
  return Object.fromEntries(set.filter(([, value]) => !isEmpty(value)));
}

/** The body of PUT /namespaces/{namespace}, so that a namespace is never there without its policies. */
export function writePolicies(policies: PolicyValues): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const name of policyNames) {
    const value = policies[name];
    const [field, key] = endpoints[name].field as readonly [string, string?];
    if (value === undefined) continue;
    body[field] = key === undefined ? value : { ...(body[field] as object | undefined), [key]: value };
  }
  return body;
}

function valueAt(answer: unknown, field: readonly string[]): unknown {
  return field.reduce((value, key) => (value as Record<string, unknown> | undefined)?.[key], answer);
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0)
  );
}
