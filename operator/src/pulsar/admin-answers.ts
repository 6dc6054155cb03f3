import { z } from 'zod';
import type { RegisteredSchema } from '../plan/state.js';

// What Pulsar's admin REST API answers, as far as the operator reads it.

export const namespaceAnswer = z.looseObject({
  schema_compatibility_strategy: z.string().nullish(),
  auth_policies: z
    .looseObject({
      destination_auth: z.record(z.string(), z.record(z.string(), z.array(z.string()))).default({}),
    })
    .default({ destination_auth: {} }),
});
export const metadataAnswer = z.object({
  partitions: z.int(),
  properties: z.record(z.string(), z.string()).nullish(),
});
const subscriptionAnswer = z.object({ msgBacklog: z.number(), isDurable: z.boolean().default(true) });
export const statsAnswer = z.object({
  metadata: metadataAnswer,
  partitions: z.record(z.string(), z.object({ subscriptions: z.record(z.string(), subscriptionAnswer) })),
});
export const internalsAnswer = z.object({
  partitions: z.record(z.string(), z.object({ schemaLedgers: z.array(z.unknown()).default([]) })),
});
export const schemasAnswer = z
  .object({ getSchemaResponses: z.array(z.object({ version: z.int(), type: z.string(), data: z.string() })) })
  .transform(({ getSchemaResponses }): readonly RegisteredSchema[] =>
    getSchemaResponses.map(({ version, type, data }) => ({ version, type, definition: data })),
  );
export const compatibilityAnswer = z.object({ compatibility: z.boolean() });

export type NamespaceAnswer = z.infer<typeof namespaceAnswer>;
export type MetadataAnswer = z.infer<typeof metadataAnswer>;
export type StatsAnswer = z.infer<typeof statsAnswer>;
export type InternalsAnswer = z.infer<typeof internalsAnswer>;
