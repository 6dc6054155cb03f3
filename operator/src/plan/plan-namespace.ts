import type { Action } from './actions.js';
import type { PulsarNamespace } from '../kinds/pulsar-namespace.js';
import {
  desiredPolicies,
  policyNames,
  satisfies,
  type PolicyName,
  type PolicyValue,
  type PolicyValues,
} from './policies.js';
import type { ObservedNamespace } from './state.js';

/** The writes that bring a namespace to its manifest. */
export function planNamespace(
  { spec }: PulsarNamespace,
  observed: ObservedNamespace | undefined,
): readonly Action[] {
  const { namespace } = spec;
  const desired = desiredPolicies(spec);
  if (!observed) return [{ type: 'create-namespace', namespace, policies: desired }];
  return inSafeOrder(observed.policies, desired).flatMap((policy) =>
    planPolicy(namespace, policy, observed.policies[policy], desired[policy]),
  );
}

function planPolicy(
  namespace: string,
  policy: PolicyName,
  observed: PolicyValue | undefined,
  desired: PolicyValue | undefined,
): readonly Action[] {
  if (desired === undefined)
    return observed === undefined ? [] : [{ type: 'clear-policy', namespace, policy }];
  return satisfies(observed, desired) ? [] : [{ type: 'set-policy', namespace, policy, value: desired }];
}

/**
 * The broker refuses a moment at which the backlog quota is not smaller than the retention size: the
 * retention goes first when the new quota would not fit into the old one.
 */
function inSafeOrder(observed: PolicyValues, desired: PolicyValues): readonly PolicyName[] {
  const quota = numberIn(desired.backlogQuota, 'limitSize');
  const retention = numberIn(observed.retention, 'retentionSizeInMB') * 1_024 * 1_024;
  if (retention <= 0 || quota < retention) return policyNames;
  const others = policyNames.filter((it) => it !== 'retention');
  return others.flatMap((it) => (it === 'backlogQuota' ? ['retention', it] : [it]));
}

function numberIn(value: PolicyValue | undefined, key: string): number {
  const inner = typeof value === 'object' ? value[key] : undefined;
  return typeof inner === 'number' ? inner : -1;
}
