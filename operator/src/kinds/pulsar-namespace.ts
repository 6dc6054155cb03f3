import { z } from 'zod';

import { apiVersion, metadata } from './metadata.js';
import { durationPattern, mebibytesOf, sizePattern } from './quantity.js';
import { namespacePattern } from './topic-name.js';

export const defaultBacklogQuota = '5Gi';

const size = z.string().regex(sizePattern, 'must be a size such as 512Mi or 10Gi');
const duration = z.string().regex(durationPattern, 'must be a duration such as 45m, 12h or 30d');

const retention = z
  .strictObject({
    time: duration.optional().describe('How long acknowledged messages are kept; no limit when absent.'),
    size: size.optional().describe('How much of them is kept per topic; no limit when absent.'),
  })
  .refine((it) => it.time !== undefined || it.size !== undefined, 'must name time, size or both');

const spec = z
  .strictObject({
    namespace: z
      .string()
      .regex(namespacePattern, 'must be tenant/namespace')
      .describe('The Pulsar namespace: tenant/namespace.'),
    retention: retention.optional().describe('What is kept after acknowledgement; nothing when absent.'),
    backlogQuota: z
      .strictObject({ size: size.describe('Unacknowledged bytes per topic before producers are refused.') })
      .default({ size: defaultBacklogQuota })
      .describe('A full topic refuses its producers: it never drops a message.'),
  })
  // The broker answers 412 otherwise, and only once both policies meet.
  .refine((it) => !it.retention?.size || mebibytesOf(it.backlogQuota.size) < mebibytesOf(it.retention.size), {
    path: ['backlogQuota', 'size'],
    error: `must be smaller than retention.size (${defaultBacklogQuota} when absent)`,
  });

/** A namespace and the policies that a team may choose; the safety policies are fixed in code. */
export const pulsarNamespace = z.strictObject({
  apiVersion,
  kind: z.literal('PulsarNamespace'),
  metadata,
  spec,
});

export type PulsarNamespace = z.infer<typeof pulsarNamespace>;
export type PulsarNamespaceSpec = PulsarNamespace['spec'];
