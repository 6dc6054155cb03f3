import type { Warning } from './warnings.js';

/** Reasons of warnings of a metric that nobody serves yet. */
const metrics = ['FailedComputeMetricsReplicas', 'FailedGetExternalMetric', 'FailedGetResourceMetric'];

/** Whether a pod was told that it is not ready. */
export const saysNotReady = ({ message }: Pick<Warning, 'message'>): boolean =>
  message.startsWith('Readiness probe failed');

/**
 * Whether that is all that it says: something waits for another, or has not come up yet. Kubernetes warns of each look
 * at what starts; one that never comes up is started again. Who is not alive has no excuse.
 */
export const isOfWaiting = (warning: Pick<Warning, 'reason' | 'message'>): boolean =>
  metrics.includes(warning.reason) || saysNotReady(warning) || saysNotStarted(warning);

const saysNotStarted = ({ message }: Pick<Warning, 'message'>): boolean =>
  message.startsWith('Startup probe failed');
