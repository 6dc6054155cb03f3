import type { Action } from './actions.js';
import type { PulsarTopic } from '../kinds/pulsar-topic.js';
import type { Grants, ObservedTopic, Permission } from './state.js';

/** Who may do what, as a manifest says it. */
export function desiredGrants({ producers, readers, subscriptions }: PulsarTopic['spec']): Grants {
  const consumers = [...readers, ...subscriptions.flatMap((it) => it.role ?? [])];
  const roles = [...new Set([...producers, ...consumers])].sort();
  return Object.fromEntries(
    roles.map((role): [string, Permission[]] => [
      role,
      [
        ...(consumers.includes(role) ? ['consume' as const] : []),
        ...(producers.includes(role) ? ['produce' as const] : []),
      ],
    ]),
  );
}

/**
 * Grants what is missing and revokes what the operator once granted and the spec no longer names. It knows
 * its grants by a note on the topic, written before the first grant and shortened after the last revocation:
 * so a crash in between forgets none, and a role that someone else granted is never touched.
 */
export function planGrants(spec: PulsarTopic['spec'], observed: ObservedTopic): Action[] {
  const { topic } = spec;
  const desired = desiredGrants(spec);
  const ours = { ...observed.granted, ...desired };
  const grants = Object.entries(desired).filter(([role, it]) => !same(of(observed.permissions, role), it));
  const obsolete = Object.keys(observed.granted).filter((role) => !of(desired, role));
  return [
    ...note(topic, observed.granted, ours),
    ...grants.map(([role, permissions]): Action => ({ type: 'grant', topic, role, permissions })),
    ...obsolete
      .filter((role) => of(observed.permissions, role))
      .map((role): Action => ({ type: 'revoke', topic, role })),
    ...note(topic, ours, desired),
  ];
}

function note(topic: string, from: Grants, to: Grants): Action[] {
  const roles = Object.keys(to);
  const equal =
    roles.length === Object.keys(from).length && roles.every((it) => same(of(from, it), of(to, it)));
  return equal ? [] : [{ type: 'note-grants', topic, grants: to }];
}

/** A role may be called `constructor`. */
function of(grants: Grants, role: string): readonly Permission[] | undefined {
  return Object.hasOwn(grants, role) ? grants[role] : undefined;
}

function same(a: readonly Permission[] | undefined, b: readonly Permission[] | undefined): boolean {
  return a?.join() === b?.join();
}
