import type { z } from 'zod';

import { groupVersion } from '../kinds/metadata.js';
import { pulsarNamespace, type PulsarNamespace } from '../kinds/pulsar-namespace.js';
import { pulsarTopic, type PulsarTopic } from '../kinds/pulsar-topic.js';
import { describeIssue } from '../kinds/manifests.js';
import type { Resource } from '../kubernetes/resource.js';

export type Manifest = PulsarNamespace | PulsarTopic;

export interface Unreadable {
  /** Field and rule. */
  readonly problem: string;
}

/**
 * The manifest of an object, or what is wrong with it, field and rule: the API server checks all but the text
 * of a schema, and nothing that it was told before the CRD was.
 */
export function manifestOf({ kind, metadata, spec }: Resource): Manifest | Unreadable {
  const schema: z.ZodType<Manifest> = kind === 'PulsarTopic' ? pulsarTopic : pulsarNamespace;
  const { name, annotations } = metadata;
  const parsed = schema.safeParse({
    apiVersion: groupVersion,
    kind,
    metadata: { name, annotations },
    spec,
  });
  return parsed.success ? parsed.data : { problem: parsed.error.issues.map(describeIssue).join('; ') };
}
