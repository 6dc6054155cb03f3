import { AdminError } from './admin-error.js';
import { readNote } from '../plan/grants-note.js';
import type { PulsarTopic } from '../kinds/pulsar-topic.js';
import { namespaceOf } from '../kinds/topic-name.js';
import { registeredVersion } from '../plan/plan-schema.js';
import type { NamespaceAnswer, StatsAnswer } from './admin-answers.js';
import type { PulsarAdmin } from './pulsar-admin.js';
import type {
  Grants,
  ObservedSubscription,
  ObservedTopic,
  Permission,
  RegisteredSchema,
} from '../plan/state.js';

/** What the broker says of a topic; the same objects while it says the same, see Answers. */
export interface Evidence {
  readonly stats: StatsAnswer | undefined;
  readonly schemas: readonly RegisteredSchema[];
  readonly namespace: NamespaceAnswer;
}

export interface Conclusion {
  readonly observed: ObservedTopic;
  /** Whether the evidence did not suffice, so that it may be another one although the evidence is the same. */
  readonly askedForMore: boolean;
}

/** What the evidence says of a topic, and what else has to be asked for that. */
export async function concludeTopic(
  admin: PulsarAdmin,
  { spec: { topic, schema } }: PulsarTopic,
  { stats, schemas, namespace }: Evidence,
): Promise<Conclusion> {
  const { metadata, missingPartitions, subscriptions } = await partitionsOf(admin, topic, stats);
  const unjudged =
    schema && schemas.length > 0 && registeredVersion(schema.definition, schemas) === undefined;
  const compatibility = namespace.schema_compatibility_strategy;
  const observed = {
    partitions: metadata?.partitions,
    missingPartitions,
    subscriptions,
    schemas,
    ...(compatibility && compatibility !== 'UNDEFINED' && { compatibility }),
    ...(unjudged && { verdict: await admin.testCompatibility(topic, schema.definition) }),
    permissions: sortedGrants(namespace.auth_policies.destination_auth[topic] ?? {}),
    granted: readNote(metadata?.properties),
  };
  return { observed, askedForMore: !stats || missingPartitions.length > 0 || unjudged === true };
}

/**
 * A topic and all its partitions, none of which is left out because nobody serves it at the moment: then it throws
 * an AdminError.
 */
export async function observePartitions(admin: PulsarAdmin, topic: string) {
  return partitionsOf(admin, topic, await admin.partitionedStats(topic));
}

async function partitionsOf(admin: PulsarAdmin, topic: string, stats: StatsAnswer | undefined) {
  const metadata = stats?.metadata ?? (await admin.metadata(topic));
  const present = presentPartitions(stats);
  const missingPartitions = indexes(metadata?.partitions ?? 0).filter((it) => !present.has(it));
  if (missingPartitions.length > 0) await refuseUnserved(admin, topic, missingPartitions);
  return { metadata, missingPartitions, subscriptions: durableSubscriptions(stats) };
}

type Partitions = ReadonlyMap<number, StatsAnswer['partitions'][string]>;

function presentPartitions(stats: StatsAnswer | undefined): Partitions {
  const partitions = Object.entries(stats?.partitions ?? {}).flatMap(([name, it]) => {
    // Where it can read no partition at all, the broker answers one without number that says nothing.
    const index = /-partition-(\d+)$/.exec(name)?.[1];
    return index === undefined ? [] : [[Number(index), it] as const];
  });
  return new Map(partitions.sort(([a], [b]) => a - b));
}

/** The stats leave out a partition that a starting broker cannot load yet: that one is not gone. */
async function refuseUnserved(admin: PulsarAdmin, topic: string, missing: readonly number[]): Promise<void> {
  const existing = new Set(await admin.topics(namespaceOf(topic)));
  const unserved = missing.find((it) => existing.has(`${topic}-partition-${it}`));
  if (unserved === undefined) return;
  throw new AdminError('unavailable', `stats of ${topic}`, `partition ${unserved} exists but is not served`);
}

/** What every subscription that outlives its consumers has, over all partitions. */
export function durableSubscriptions(
  stats: StatsAnswer | undefined,
): ReadonlyMap<string, ObservedSubscription> {
  const all = new Map<string, ObservedSubscription>();
  for (const [partition, { subscriptions }] of presentPartitions(stats)) {
    for (const [name, { msgBacklog, isDurable }] of Object.entries(subscriptions)) {
      if (!isDurable) continue;
      const known = all.get(name) ?? { partitions: [], backlog: 0 };
      all.set(name, { partitions: [...known.partitions, partition], backlog: known.backlog + msgBacklog });
    }
  }
  return all;
}

function sortedGrants(permissions: Readonly<Record<string, readonly string[]>>): Grants {
  return Object.fromEntries(
    Object.entries(permissions).map(([role, it]) => [role, [...it].sort() as Permission[]]),
  );
}

function indexes(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
