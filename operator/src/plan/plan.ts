import { problem, type Action, type Plan } from './actions.js';
import { namespaceOf, tenantOf } from '../kinds/topic-name.js';
import { planNamespace } from './plan-namespace.js';
import { planTopic } from './plan-topic.js';
import { missingTopic, type Desired, type Observed } from './state.js';

/**
 * The writes that turn what is there into what is desired, in an order that works: tenants, namespaces,
 * topics. Pure, and empty when both are equal.
 */
export function plan(desired: Desired, observed: Observed): Plan {
  const namespaces = desired.namespaces.flatMap((it) =>
    planNamespace(it, observed.namespaces.get(it.spec.namespace)),
  );
  const topics = desired.topics.map((it) => planTopicInNamespace(it, desired, observed));
  return {
    actions: [...planTenants(desired, observed), ...namespaces, ...topics.flatMap((it) => it.actions)],
    findings: topics.flatMap((it) => it.findings),
  };
}

function planTenants({ namespaces }: Desired, { tenants, clusters }: Observed): Action[] {
  const wanted = new Set(namespaces.map((it) => tenantOf(it.spec.namespace)));
  return [...wanted]
    .filter((tenant) => !tenants.has(tenant))
    .map((tenant) => ({ type: 'create-tenant', tenant, clusters }));
}

function planTopicInNamespace(topic: Desired['topics'][number], desired: Desired, observed: Observed): Plan {
  const namespace = namespaceOf(topic.spec.topic);
  const expected = desired.namespaces.some((it) => it.spec.namespace === namespace);
  if (!expected && !observed.namespaces.has(namespace)) {
    const message = `waits for the namespace ${namespace}`;
    return { actions: [], findings: [problem(topic.spec.topic, 'WaitingForNamespace', message)] };
  }
  return planTopic(topic, observed.topics.get(topic.spec.topic) ?? missingTopic, desired.grants);
}
