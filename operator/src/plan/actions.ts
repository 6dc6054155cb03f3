import type { PolicyName, PolicyValue, PolicyValues } from './policies.js';
import type { Grants, Permission } from './state.js';

export interface ObjectRef {
  readonly kind: 'tenant' | 'namespace' | 'topic';
  readonly name: string;
}

/** One write to Pulsar. Every action may be repeated: what is already so stays so. */
export type Action =
  | { readonly type: 'create-tenant'; readonly tenant: string; readonly clusters: readonly string[] }
  | { readonly type: 'create-namespace'; readonly namespace: string; readonly policies: PolicyValues }
  | {
      readonly type: 'set-policy';
      readonly namespace: string;
      readonly policy: PolicyName;
      readonly value: PolicyValue;
    }
  | { readonly type: 'clear-policy'; readonly namespace: string; readonly policy: PolicyName }
  | { readonly type: 'create-topic'; readonly topic: string; readonly partitions: number }
  | { readonly type: 'grow-topic'; readonly topic: string; readonly partitions: number }
  | {
      readonly type: 'create-missing-partitions';
      readonly topic: string;
      readonly partitions: readonly number[];
    }
  | {
      readonly type: 'create-subscription';
      readonly topic: string;
      readonly subscription: string;
      readonly partitions: readonly number[];
    }
  | { readonly type: 'note-grants'; readonly topic: string; readonly grants: Grants }
  | {
      readonly type: 'grant';
      readonly topic: string;
      readonly role: string;
      readonly permissions: readonly Permission[];
    }
  | { readonly type: 'revoke'; readonly topic: string; readonly role: string }
  | { readonly type: 'register-schema'; readonly topic: string; readonly definition: string };

const types: Readonly<Record<Action['type'], true>> = {
  'create-tenant': true,
  'create-namespace': true,
  'set-policy': true,
  'clear-policy': true,
  'create-topic': true,
  'grow-topic': true,
  'create-missing-partitions': true,
  'create-subscription': true,
  'note-grants': true,
  grant: true,
  revoke: true,
  'register-schema': true,
};

/** Of every action that there is. */
export const actionTypes: readonly string[] = Object.keys(types);

/** Something that no action mends. A problem needs a person; a notice is only worth knowing. */
export interface Finding {
  readonly object: ObjectRef;
  readonly severity: 'problem' | 'notice';
  /** CamelCase, as a Kubernetes condition wants it. */
  readonly reason: string;
  readonly message: string;
}

export interface Plan {
  readonly actions: readonly Action[];
  readonly findings: readonly Finding[];
}

/** The object that an action changes. */
export function objectOf(action: Action): ObjectRef {
  if ('topic' in action) return { kind: 'topic', name: action.topic };
  if ('namespace' in action) return { kind: 'namespace', name: action.namespace };
  return { kind: 'tenant', name: action.tenant };
}

/** What an action did, for people: `schema registered`. */
export function describe(action: Action): string {
  switch (action.type) {
    case 'create-tenant':
    case 'create-namespace':
      return 'created';
    case 'set-policy':
      return `${action.policy} set to ${JSON.stringify(action.value)}`;
    case 'clear-policy':
      return `${action.policy} cleared`;
    case 'create-topic':
      return `created with ${action.partitions} partition(s)`;
    case 'grow-topic':
      return `grown to ${action.partitions} partitions`;
    case 'create-missing-partitions':
      return `partition(s) ${action.partitions.join(', ')} created again`;
    case 'create-subscription':
      return `subscription ${action.subscription} created at the earliest message`;
    case 'note-grants':
      return `noted the grants of ${Object.keys(action.grants).join(', ') || 'nobody'}`;
    case 'grant':
      return `${action.role} may ${action.permissions.join(' and ')}`;
    case 'revoke':
      return `${action.role} may nothing any more`;
    case 'register-schema':
      return 'schema registered';
  }
}

export function problem(topic: string, reason: string, message: string): Finding {
  return { object: { kind: 'topic', name: topic }, severity: 'problem', reason, message };
}

export function notice(topic: string, reason: string, message: string): Finding {
  return { object: { kind: 'topic', name: topic }, severity: 'notice', reason, message };
}
