import { z } from 'zod';

import { checkDefinition } from '../avro/definition.js';
import { apiVersion, group, metadata } from './metadata.js';
import { topicPattern } from './topic-name.js';

const forceGrowthAnnotation = `${group}/force-partition-growth`;

const role = z.string().regex(/^[^/\s]+$/, 'must be a role name');
const subscriptionName = z.string().regex(/^[\w.:=-]+$/, 'must be a subscription name');

const definition = z.string().check((context) => {
  const problem = definitionProblem(context.value);
  if (problem) context.issues.push({ code: 'custom', input: context.value, message: problem });
});

const subscription = z.strictObject({
  name: subscriptionName,
  role: role.optional().describe('The role that consumes through it; becomes a grant.'),
});

const spec = z.strictObject({
  topic: z
    .string()
    .regex(topicPattern, 'must be persistent://tenant/namespace/topic without a partition suffix')
    .describe('The full name; it never changes.'),
  partitions: z.int().min(1).max(1_000).default(1).describe('May grow on a drained topic, never shrink.'),
  schema: z
    .strictObject({ type: z.literal('AVRO'), definition: definition.describe('The Avro schema, inline.') })
    .optional()
    .describe('Producers must declare it, or one that was registered before; any bytes when absent.'),
  producers: z.array(role).default([]).describe('Roles that may produce.'),
  readers: z.array(role).default([]).describe('Roles that read without a subscription of their own.'),
  subscriptions: z
    .array(subscription)
    .default([])
    .refine((all) => new Set(all.map((it) => it.name)).size === all.length, 'must not repeat a name')
    .describe('Created at the earliest message and never deleted.'),
  deletionPolicy: z
    .enum(['Retain', 'Delete'])
    .default('Retain')
    .describe('What happens to the topic when this object is deleted.'),
});

/** A partitioned topic with its schema, subscriptions and grants. */
export const pulsarTopic = z.strictObject({ apiVersion, kind: z.literal('PulsarTopic'), metadata, spec });

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
