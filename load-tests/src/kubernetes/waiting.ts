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
  metrics.includes(warning.reason) ||
  saysNotReady(warning) ||
  saysNotStarted(warning) ||
  saysOutrun(warning) ||
  saysNotSynced(warning);

const saysNotStarted = ({ message }: Pick<Warning, 'message'>): boolean =>
  message.startsWith('Startup probe failed');

/**
 * Whether a controller wrote over what it had not seen yet; it writes again in its next round. That of the HPAs does so
 * now and then and warns of it.
 * https://github.com/kubernetes/kubernetes/issues/43357
 */
const saysOutrun = ({ message }: Pick<Warning, 'message'>): boolean =>
  message.includes('the object has been modified; please apply your changes to the latest version');

/**
 * Whether the kubelet had not heard yet of what a pod mounts: it waits for a second, warns, and tries again.
 * https://github.com/kubernetes/kubernetes/issues/99475
 */
const saysNotSynced = ({ message }: Pick<Warning, 'message'>): boolean =>
  /failed to sync (configmap|secret) cache: timed out waiting for the condition$/.test(message);
