import { z } from 'zod';

import { checkDefinition } from '../avro/definition.js';
import { apiVersion, group, metadata } from './metadata.js';
import { immutable, without, withRules } from './rule.js';
import { readyStatus } from './status.js';
import { dotsAlone, maxNameLength, partitionSuffix, topicPattern } from './topic-name.js';

const forceGrowthAnnotation = `${group}/force-partition-growth`;

const noWays = without(`^__proto__$|${dotsAlone}`, 'must not be dots alone or __proto__');

const role = withRules(
  z
    .string()
    .max(maxNameLength)
    .regex(/^[^/\s]+$/, 'must be a role name'),
  noWays,
);
const roles = z.array(role).max(100).default([]).meta({ 'x-kubernetes-list-type': 'set' });

const definition = z
  .string()
  .max(256 * 1_024)
  .check((context) => {
    const problem = definitionProblem(context.value);
    if (problem) context.issues.push({ code: 'custom', input: context.value, message: problem });
  });

const subscription = z.strictObject({
  name: withRules(
    z
      .string()
      .max(maxNameLength)
      .regex(/^[\w.:=-]+$/, 'must be a subscription name'),
    noWays,
  ).describe('Its name in Pulsar.'),
  role: role.optional().describe('The role that consumes through it; becomes a grant.'),
});

const topic = z
  .string()
  .max(maxNameLength)
  .regex(topicPattern, 'must be persistent://tenant/namespace/topic');

const spec = z
  .strictObject({
    topic: withRules(
      topic,
      immutable,
      without(partitionSuffix, 'must not end like a partition'),
      without(dotsAlone, 'must not have a part of dots alone'),
    ).describe('The full name, persistent://tenant/namespace/topic; it never changes.'),
    partitions: withRules(z.int().min(1).max(1_000), {
      // Only the API server knows how many there were; `plan` says it again of the broker.
      holds: () => true,
      cel: 'self >= oldSelf',
      message: 'may not shrink',
    })
      .default(1)
      .describe('May grow on a drained topic, never shrink.'),
    schema: z
      .strictObject({
        type: z.literal('AVRO').describe('The only type that evolution is checked for.'),
        definition: definition.describe('The Avro schema as text, inline.'),
      })
      .optional()
      .describe('Producers must declare it, or one that was registered before; any bytes when absent.'),
    producers: roles.describe('Roles that may produce.'),
    readers: roles.describe('Roles that read without a subscription of their own.'),
    subscriptions: z
      .array(subscription)
      .max(100)
      .default([])
      .refine((all) => new Set(all.map((it) => it.name)).size === all.length, 'must not repeat a name')
      .meta({ 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'] })
      .describe('Created at the earliest message and never deleted.'),
    deletionPolicy: z
      .enum(['Retain', 'Delete'])
      .default('Retain')
      .describe('Whether the topic and its schemas go when this object goes; never while a backlog exists.'),
  })
  .describe('What the team wants.');

/** A partitioned topic with its schema, subscriptions and grants. */
export const pulsarTopic = z.strictObject({ apiVersion, kind: z.literal('PulsarTopic'), metadata, spec });

export const pulsarTopicStatus = readyStatus
  .extend({
    partitions: z.int().optional().describe('How many there are.'),
    schemaVersion: z.int().optional().describe('The registered version that equals the spec.'),
    backlog: z
      .int()
      .optional()
      .describe('Messages that the subscription furthest behind has not acknowledged, at the last look.'),
  })
  .describe('What the operator saw and did.');

export type PulsarTopicStatus = z.infer<typeof pulsarTopicStatus>;
export type PulsarTopic = z.infer<typeof pulsarTopic>;

/** Growing moves keys between partitions: someone may say that order does not matter this once. */
export function mayGrowUndrained(topic: PulsarTopic): boolean {
  return topic.metadata.annotations?.[forceGrowthAnnotation] === 'true';
}

function definitionProblem(text: string): string | undefined {
  try {
    checkDefinition(text);
    return undefined;
  } catch (error) {
    return `must be an Avro schema: ${error instanceof Error ? error.message : String(error)}`;
  }
}
