import { problem, notice, type Action, type Finding, type Plan } from './actions.js';
import type { PulsarTopic } from '../kinds/pulsar-topic.js';
import { planGrants } from './plan-grants.js';
import { planPartitions } from './plan-partitions.js';
import { planSchema } from './plan-schema.js';
import type { ObservedTopic } from './state.js';

/** The writes that bring a topic to its manifest, and what no write may mend. */
export function planTopic(manifest: PulsarTopic, observed: ObservedTopic, grants: boolean): Plan {
  const { spec } = manifest;
  if (observed.partitions === 0) {
    const message = 'exists as a topic without partitions, which cannot be turned into a partitioned one';
    return { actions: [], findings: [problem(spec.topic, 'NotPartitioned', message)] };
  }
  const partitions = planPartitions(manifest, observed);
  const schema = planSchema(spec, observed);
  return {
    // The schema comes last: no producer gets in before it, so no message precedes a subscription.
    actions: [
      ...partitions.actions,
      ...planSubscriptions(spec, observed, partitions.count),
      ...(grants ? planGrants(spec, observed) : []),
      ...schema.actions,
    ],
    findings: [...partitions.findings, ...foreignSubscriptions(spec, observed), ...schema.findings],
  };
}

function planSubscriptions(spec: PulsarTopic['spec'], observed: ObservedTopic, count: number): Action[] {
  const everyPartition = Array.from({ length: count }, (_, index) => index);
  return spec.subscriptions.flatMap(({ name }): Action[] => {
    const present = observed.subscriptions.get(name)?.partitions ?? [];
    const partitions = everyPartition.filter((it) => !present.includes(it));
    if (partitions.length === 0) return [];
    return [{ type: 'create-subscription', topic: spec.topic, subscription: name, partitions }];
  });
}

/** Someone may still read through them: they are told, never deleted. */
function foreignSubscriptions(
  { topic, subscriptions }: PulsarTopic['spec'],
  observed: ObservedTopic,
): Finding[] {
  const known = new Set(subscriptions.map((it) => it.name));
  return [...observed.subscriptions.keys()]
    .filter((name) => !known.has(name))
    .map((name) => notice(topic, 'SubscriptionNotInSpec', `subscription ${name} is not in the spec`));
}
