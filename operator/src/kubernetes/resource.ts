import { z } from 'zod';

import { group, plurals, type Kind } from '../kinds/metadata.js';
import { pulsarTopicStatus } from '../kinds/pulsar-topic.js';

export const kinds = Object.keys(plurals) as readonly Kind[];

/** What the operator needs; the rest, such as who manages which field, would only fill its memory. */
const metadata = z.object({
  name: z.string(),
  namespace: z.string(),
  uid: z.string(),
  resourceVersion: z.string(),
  generation: z.int().default(0),
  creationTimestamp: z.string(),
  deletionTimestamp: z.string().optional(),
  annotations: z.record(z.string(), z.string()).default({}),
  finalizers: z.array(z.string()).default([]),
});

const shape = z.object({
  metadata,
  spec: z.unknown(),
  // What someone else wrote there is replaced, whatever it was.
  status: z.object(pulsarTopicStatus.shape).catch({}).default({}),
});

/** An object of ours as the API server has it; its spec is not yet trusted. */
export type Resource = z.infer<typeof shape> & { readonly kind: Kind };
export type Status = Resource['status'];

/** Reads an object of a LIST or a watch; throws a ZodError for what no API server sends. */
export function readResource(kind: Kind, object: unknown): Resource {
  return { kind, ...shape.parse(object) };
}

/** `PulsarTopic propalpes/eventos-compania`. */
export function labelOf({ kind, metadata }: Resource): string {
  return `${kind} ${metadata.namespace}/${metadata.name}`;
}

export function isPaused({ metadata }: Resource): boolean {
  return metadata.annotations[`${group}/paused`] === 'true';
}

/** What of an object is worth a reconciliation: all but its status and the annotations of others. */
export function fingerprintOf({ metadata }: Resource): string {
  const { uid, generation, deletionTimestamp, finalizers } = metadata;
  const ours = Object.entries(metadata.annotations).filter(([name]) => name.startsWith(`${group}/`));
  return JSON.stringify([uid, generation, deletionTimestamp, finalizers, ours.sort()]);
}
