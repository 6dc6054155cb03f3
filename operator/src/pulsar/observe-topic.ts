import { concludeTopic, type Evidence } from './conclude-topic.js';
import type { PulsarTopic } from '../kinds/pulsar-topic.js';
import type { InternalsAnswer, NamespaceAnswer, PulsarAdmin } from './pulsar-admin.js';
import type { ObservedTopic } from '../plan/state.js';

/** What was seen, and how to know by one question that it would be seen again. */
interface Sight extends Evidence {
  readonly observed: ObservedTopic;
  /** As it was before the evidence; undefined when it does not tell all that the evidence depends on. */
  readonly internals: InternalsAnswer | undefined;
  /** Whether the evidence may be expected to stay: that of a topic in use changes all the time. */
  readonly quiet: boolean;
}

/** What was seen last, where the evidence alone decided it; gone with the manifest. */
const lastSeen = new WeakMap<PulsarTopic, Sight>();

/** Reads what there is of one topic, whose namespace exists; the same object while nothing changes. */
export async function observeTopic(
  admin: PulsarAdmin,
  manifest: PulsarTopic,
  namespace: NamespaceAnswer,
): Promise<ObservedTopic> {
  const { topic } = manifest.spec;
  const last = lastSeen.get(manifest);
  const internals = last?.quiet ? await admin.internals(topic) : undefined;
  if (last && internals && internals === last.internals && namespace === last.namespace) return last.observed;

  const [stats, schemas] = await Promise.all([admin.partitionedStats(topic), admin.schemas(topic)]);
  const evidence: Evidence = { stats, schemas, namespace };
  if (last && isSame(evidence, last)) {
    lastSeen.set(manifest, { ...last, internals: telling(internals, evidence), quiet: true });
    return last.observed;
  }
  const { observed, askedForMore } = await concludeTopic(admin, manifest, evidence);
  if (askedForMore) lastSeen.delete(manifest);
  else lastSeen.set(manifest, { ...evidence, observed, internals: undefined, quiet: last === undefined });
  return observed;
}

/** An answer is the same object while the broker says the same, see Answers. */
function isSame(a: Evidence, b: Evidence): boolean {
  return a.stats === b.stats && a.schemas === b.schemas && a.namespace === b.namespace;
}

/** A broker that keeps schemas elsewhere than in ledgers does not tell here when they change. */
function telling(internals: InternalsAnswer | undefined, { schemas }: Evidence): InternalsAnswer | undefined {
  const ledgers = Object.values(internals?.partitions ?? {}).flatMap((it) => it.schemaLedgers);
  return schemas.length > 0 && ledgers.length === 0 ? undefined : internals;
}
