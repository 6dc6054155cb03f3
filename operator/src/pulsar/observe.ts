import { namespaceOf, tenantOf } from '../kinds/topic-name.js';
import { AdminError } from './admin-error.js';
import { observeTopic } from './observe-topic.js';
import { readPolicies } from '../plan/policies.js';
import type { NamespaceAnswer } from './admin-answers.js';
import type { PulsarAdmin } from './pulsar-admin.js';
import type { Desired, Observed, ObservedNamespace } from '../plan/state.js';

/** Reads what there is of the desired objects. Writes nothing; throws an AdminError. */
export async function observe(admin: PulsarAdmin, desired: Desired): Promise<Observed> {
  const names = new Set([
    ...desired.namespaces.map((it) => it.spec.namespace),
    ...desired.topics.map((it) => namespaceOf(it.spec.topic)),
  ]);
  const answers = await Promise.all([...names].map(async (it) => [it, await admin.namespace(it)] as const));
  const namespaces = new Map(answers.flatMap(([name, answer]) => (answer ? [[name, answer]] : [])));
  const incomplete = desired.namespaces.some((it) => !namespaces.has(it.spec.namespace));
  const [all, tenants] = incomplete
    ? await Promise.all([admin.clusters(), tenantsOf(admin, names)])
    : [[], known(names)];
  const clusters = all.filter((it) => it !== 'global');
  // A broker that is starting knows none yet, and would refuse a tenant for that.
  if (incomplete && clusters.length === 0) {
    throw new AdminError('unavailable', 'GET /clusters', 'the broker knows no cluster yet');
  }
  const topics = await Promise.all(
    desired.topics.map(async (topic) => {
      const namespace = namespaces.get(namespaceOf(topic.spec.topic));
      return namespace ? [[topic.spec.topic, await observeTopic(admin, topic, namespace)] as const] : [];
    }),
  );
  return {
    clusters,
    tenants: new Set(tenants),
    namespaces: new Map([...namespaces].map(([name, answer]) => [name, observedNamespace(answer)])),
    topics: new Map(topics.flat()),
  };
}

/** The policies are read when they are asked for: no topic needs those of its namespace. */
function observedNamespace(answer: NamespaceAnswer): ObservedNamespace {
  return {
    get policies() {
      return readPolicies(answer);
    },
  };
}

/** Only a superuser may ask for tenants; who is none can create none, but namespaces in those that are there. */
async function tenantsOf(admin: PulsarAdmin, names: ReadonlySet<string>): Promise<string[]> {
  try {
    return await admin.tenants();
  } catch (error) {
    if (error instanceof AdminError && error.kind === 'unauthorized') return known(names);
    throw error;
  }
}

/** Where a namespace exists, so does its tenant. */
function known(namespaces: ReadonlySet<string>): string[] {
  return [...namespaces].map(tenantOf);
}
