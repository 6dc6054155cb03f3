import { AdminError } from './admin-error.js';
import { concludeTopic, type Evidence } from './conclude-topic.js';
import type { PulsarTopic } from '../kinds/pulsar-topic.js';
import type { InternalsAnswer, NamespaceAnswer } from './admin-answers.js';
import type { PulsarAdmin } from './pulsar-admin.js';
import type { ObservedTopic } from '../plan/state.js';

/** What was seen, and how far one question tells that it would be seen again. */
interface Sight extends Evidence {
  readonly observed: ObservedTopic;
  /** What was asked before the evidence. */
  readonly internals: InternalsAnswer | undefined;
  /** For how many looks the internals have been the same, and the evidence wherever it was asked for. */
  readonly unmoved: number;
  /** The internals of a topic in use change all the time; those of some brokers do not tell all. */
  readonly askInternals: 'now' | 'when quiet' | 'never';
}

/** Once before the internals are believed: brokers may know of a change one after the other. */
const CONFIRMED = 1;

/** What the internals might not tell is seen at this look at the latest: with a resync of 30 s after half an hour. */
const FULL_LOOK_EVERY = 60;

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
  const internals = last?.askInternals === 'now' ? await internalsOf(admin, topic) : undefined;
  const unmoved = last && internals && internals === last.internals ? last.unmoved + 1 : 0;
  const believed = unmoved > CONFIRMED && unmoved % FULL_LOOK_EVERY !== 0;
  const { stats, schemas } = last && believed ? last : await askAll(admin, topic);

  const evidence: Evidence = { stats, schemas, namespace };
  // an answer is the same object while the broker says the same, see Answers
  const same = last !== undefined && stats === last.stats && schemas === last.schemas;
  const { observed, askedForMore } =
    same && namespace === last.namespace
      ? { observed: last.observed, askedForMore: false }
      : await concludeTopic(admin, manifest, evidence);
  if (askedForMore) {
    lastSeen.delete(manifest);
  } else {
    const askInternals = nextTime(last, same, tellsAll(internals, evidence));
    lastSeen.set(manifest, { ...evidence, observed, internals, unmoved: same ? unmoved : 0, askInternals });
  }
  return observed;
}

async function askAll(admin: PulsarAdmin, topic: string): Promise<Omit<Evidence, 'namespace'>> {
  const [stats, schemas] = await Promise.all([admin.partitionedStats(topic), admin.schemas(topic)]);
  return { stats, schemas };
}

/** Nobody needs them: a broker that refuses them may answer everything else. */
async function internalsOf(admin: PulsarAdmin, topic: string): Promise<InternalsAnswer | undefined> {
  try {
    return await admin.internals(topic);
  } catch (error) {
    if (error instanceof AdminError && error.kind !== 'unavailable') return undefined;
    throw error;
  }
}

function nextTime(last: Sight | undefined, same: boolean, tellAll: boolean): Sight['askInternals'] {
  if (!last) return 'now';
  if (!same) return 'when quiet';
  if (last.askInternals === 'now') return tellAll ? 'now' : 'never';
  return last.askInternals === 'never' ? 'never' : 'now';
}

/** Internals leave out a partition that cannot tell its own, and schemas that a broker keeps elsewhere than in ledgers. */
function tellsAll(internals: InternalsAnswer | undefined, { stats, schemas }: Evidence): boolean {
  const told = internals?.partitions ?? {};
  const everyPartition = Object.keys(stats?.partitions ?? {}).every((it) => it in told);
  const schemasToo = schemas.length === 0 || Object.values(told).some((it) => it.schemaLedgers.length > 0);
  return everyPartition && schemasToo;
}
