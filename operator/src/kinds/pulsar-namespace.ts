import { z } from 'zod';

import { apiVersion, metadata } from './metadata.js';
import { durationPattern, mebibytesOf, sizePattern } from './quantity.js';
import { immutable, without, withRules } from './rule.js';
import { readyStatus } from './status.js';
import { dotsAlone, maxNameLength, namespacePattern } from './topic-name.js';

export const defaultBacklogQuota = '5Gi';

const size = z.string().max(10).regex(sizePattern, 'must be a size such as 512Mi or 10Gi');
const duration = z.string().max(8).regex(durationPattern, 'must be a duration such as 45m, 12h or 30d');

const retention = withRules(
  z.strictObject({
    time: duration.optional().describe('How long acknowledged messages are kept; no limit when absent.'),
    size: size.optional().describe('How much of them is kept per topic; no limit when absent.'),
  }),
  {
    holds: (it) => it.time !== undefined || it.size !== undefined,
    cel: 'has(self.time) || has(self.size)',
    message: 'must name time, size or both',
  },
);

const namespace = z.string().max(maxNameLength).regex(namespacePattern, 'must be tenant/namespace');

const spec = withRules(
  z.strictObject({
    namespace: withRules(
      namespace,
      immutable,
      without(dotsAlone, 'must not have a part of dots alone'),
    ).describe('The Pulsar namespace, tenant/namespace; it never changes.'),
    retention: retention.optional().describe('What is kept after acknowledgement; nothing when absent.'),
    backlogQuota: z
      .strictObject({ size: size.describe('Unacknowledged bytes per topic before producers are refused.') })
      .default({ size: defaultBacklogQuota })
      .describe('A full topic refuses its producers: it never drops a message.'),
  }),
  {
    // The broker answers 412 otherwise, and only once both policies meet.
    holds: (it) => !it.retention?.size || mebibytesOf(it.backlogQuota.size) < mebibytesOf(it.retention.size),
    cel: '!has(self.retention) || !has(self.retention.size) || quantity(self.backlogQuota.size).isLessThan(quantity(self.retention.size))',
    path: ['backlogQuota', 'size'],
    message: `must be smaller than retention.size (${defaultBacklogQuota} when absent)`,
  },
).describe('What the team wants; safety policies are fixed in the operator.');

/** A namespace and the policies that a team may choose; the safety policies are fixed in code. */
export const pulsarNamespace = z.strictObject({
  apiVersion,
  kind: z.literal('PulsarNamespace'),
  metadata,
  spec,
});

export const pulsarNamespaceStatus = readyStatus.describe('What the operator saw and did.');

export type PulsarNamespace = z.infer<typeof pulsarNamespace>;
export type PulsarNamespaceSpec = PulsarNamespace['spec'];
