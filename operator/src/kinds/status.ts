import { z } from 'zod';

/** Of a condition, in characters: Kubernetes has no room for more. */
export const maxMessage = 32_768;

const condition = z.strictObject({
  type: z.string().max(63).describe('Ready, or SchemaCompatible of a topic with a schema.'),
  status: z.enum(['True', 'False', 'Unknown']).describe('Unknown while nobody can look.'),
  reason: z.string().max(1_024).describe('One word for programs.'),
  message: z.string().max(maxMessage).describe('A sentence for people, empty when there is nothing to say.'),
  lastTransitionTime: z.string().describe('When status last changed.').meta({ format: 'date-time' }),
  observedGeneration: z.int().describe('The generation of the spec that this is about.'),
});

/** What every kind says of itself. */
export const readyStatus = z.strictObject({
  observedGeneration: z.int().optional().describe('The generation of the spec that was worked on last.'),
  conditions: z
    .array(condition)
    .max(8)
    .optional()
    .meta({ 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['type'] })
    .describe('Whether Pulsar is as the spec says, and if not, why.'),
});

export type Condition = z.infer<typeof condition>;
export type ConditionStatus = Condition['status'];
