import type { PulsarTopic } from './kinds/pulsar-topic.js';
import { namespaceOf } from './kinds/topic-name.js';
import { readNote } from './grants-note.js';
import { isRegistered } from './plan-schema.js';
import { readPolicies } from './policies.js';
import type { NamespaceAnswer, PulsarAdmin, StatsAnswer } from './pulsar-admin.js';
import type {
  Desired,
  Grants,
  Observed,
  ObservedSubscription,
  ObservedTopic,
  Permission,
  SchemaVerdict,
} from './state.js';

/** Reads what there is of the desired objects. Writes nothing; throws an AdminError. */
export async function observe(admin: PulsarAdmin, desired: Desired): Promise<Observed> {
  const names = new Set([
    ...desired.namespaces.map((it) => it.spec.namespace),
    ...desired.topics.map((it) => namespaceOf(it.spec.topic)),
  ]);
  const [clusters, tenants, answers] = await Promise.all([
    desired.namespaces.length > 0 ? admin.clusters() : [],
    desired.namespaces.length > 0 ? admin.tenants() : [],
    Promise.all([...names].map(async (it) => [it, await admin.namespace(it)] as const)),
  ]);
  const namespaces = new Map(answers.flatMap(([name, answer]) => (answer ? [[name, answer]] : [])));
  const topics = await Promise.all(
    desired.topics.map(async (topic) => {
      const namespace = namespaces.get(namespaceOf(topic.spec.topic));
      return namespace ? [[topic.spec.topic, await observeTopic(admin, topic, namespace)] as const] : [];
    }),
  );
  return {
    clusters: clusters.filter((it) => it !== 'global'),
    tenants: new Set(tenants),
    namespaces: new Map([...namespaces].map(([name, answer]) => [name, { policies: readPolicies(answer) }])),
    topics: new Map(topics.flat()),
  };
}

async function observeTopic(
  admin: PulsarAdmin,
  { spec: { topic, schema } }: PulsarTopic,
  namespace: NamespaceAnswer,
): Promise<ObservedTopic> {
  const [stats, schemas] = await Promise.all([admin.partitionedStats(topic), admin.schemas(topic)]);
  const partitions = stats?.metadata.partitions ?? (await admin.partitions(topic));
  const unjudged = schema && schemas.length > 0 && !isRegistered(schema.definition, schemas);
  const verdict = unjudged ? await admin.testCompatibility(topic, schema.definition) : undefined;
  return {
    partitions,
    ...observePartitions(stats, partitions ?? 0),
    schemas,
    ...judged(verdict),
    permissions: sortedGrants(namespace.auth_policies.destination_auth[topic] ?? {}),
    granted: readNote(stats?.metadata.properties),
  };
}

function observePartitions(stats: StatsAnswer | undefined, count: number) {
  const present = new Map(
    Object.entries(stats?.partitions ?? {}).map(([name, it]) => [
      Number(name.slice(name.lastIndexOf('-') + 1)),
      it.subscriptions,
    ]),
  );
  const subscriptions = new Map<string, ObservedSubscription>();
  for (const [partition, found] of [...present].sort(([a], [b]) => a - b)) {
    for (const [name, { msgBacklog, isDurable }] of Object.entries(found)) {
      if (!isDurable) continue;
      const known = subscriptions.get(name) ?? { partitions: [], backlog: 0 };
      subscriptions.set(name, {
        partitions: [...known.partitions, partition],
        backlog: known.backlog + msgBacklog,
      });
    }
  }
  const all = Array.from({ length: count }, (_, index) => index);
  return { subscriptions, missingPartitions: all.filter((it) => !present.has(it)) };
}

function judged(verdict: SchemaVerdict | undefined): { verdict?: SchemaVerdict } {
  return verdict ? { verdict } : {};
}

function sortedGrants(permissions: Readonly<Record<string, readonly string[]>>): Grants {
  return Object.fromEntries(
    Object.entries(permissions).map(([role, it]) => [role, [...it].sort() as Permission[]]),
  );
}
