import { problem, type Action, type Finding, type Plan } from './actions.js';
import { mayGrowUndrained, type PulsarTopic } from '../kinds/pulsar-topic.js';
import type { ObservedTopic } from './state.js';

/** Creates, completes or grows a topic; `count` is the number of partitions once that is done. */
export function planPartitions(manifest: PulsarTopic, observed: ObservedTopic): Plan & { count: number } {
  const { topic, partitions } = manifest.spec;
  const present = observed.partitions;
  if (present === undefined) {
    return { actions: [{ type: 'create-topic', topic, partitions }], findings: [], count: partitions };
  }
  const repair = planRepair(topic, observed);
  if (partitions === present) return { actions: repair, findings: [], count: present };
  const objection = objectionTo(manifest, observed);
  if (objection) return { actions: repair, findings: [objection], count: present };
  return { actions: [...repair, { type: 'grow-topic', topic, partitions }], findings: [], count: partitions };
}

function planRepair(topic: string, { missingPartitions }: ObservedTopic): Action[] {
  if (missingPartitions.length === 0) return [];
  return [{ type: 'create-missing-partitions', topic, partitions: missingPartitions }];
}

/** Growth sends a key to another partition: messages that wait in the old one would be overtaken. */
function objectionTo(manifest: PulsarTopic, observed: ObservedTopic): Finding | undefined {
  const { topic, partitions } = manifest.spec;
  if (partitions < (observed.partitions ?? 0)) {
    const message = `has ${observed.partitions ?? 0} partitions and may not shrink to ${partitions}`;
    return problem(topic, 'PartitionsMayNotShrink', message);
  }
  const behind = [...observed.subscriptions].find(([, { backlog }]) => backlog > 0);
  if (!behind || mayGrowUndrained(manifest)) return undefined;
  const [name, { backlog }] = behind;
  const message = `grows to ${partitions} partitions once it is drained: ${name} has ${backlog} messages to go`;
  return problem(topic, 'NotDrained', message);
}
