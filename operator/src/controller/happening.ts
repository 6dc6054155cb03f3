import type { Resource } from '../kubernetes/resource.js';
import { describe, type Action } from '../plan/actions.js';
import type { Judgement } from './outcome.js';

/** Nothing is wrong with an object that is not ready for such a reason. */
const noProblem = new Set(['Paused', 'WaitingForNamespace']);

/** What an Event tells. */
export interface Happening {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
}

/** What is new since the status was written: nothing in a pass that found all as it was. */
export function happeningsOf(
  resource: Resource,
  actions: readonly Action[],
  ready: Judgement,
): readonly Happening[] {
  return [...tellActions(resource, actions), ...tellTransition(resource, ready)];
}

/** Whether writes to Pulsar mend what someone changed there, or carry out a new spec. */
export function isRepair({ metadata: { generation }, status }: Resource): boolean {
  const before = readyOf(status);
  return before?.status === 'True' && before.observedGeneration === generation;
}

function tellActions(resource: Resource, actions: readonly Action[]): Happening[] {
  if (actions.length === 0) return [];
  const reason = isRepair(resource) ? 'DriftRepaired' : 'Applied';
  return [{ type: 'Normal', reason, message: actions.map(tell).join('; ') }];
}

/** An Event stands at its object, which needs no name; a tenant has no object of its own. */
function tell(action: Action): string {
  return action.type === 'create-tenant' ? `tenant ${action.tenant} created` : describe(action);
}

/** A message may tell a number that changes by the minute: it is news only where it is a notice. */
function tellTransition({ status }: Resource, { status: now, reason, message }: Judgement): Happening[] {
  const before = readyOf(status);
  const same = now === before?.status && reason === before.reason;
  const type = noProblem.has(reason) ? 'Normal' : 'Warning';
  if (now !== 'True') return same ? [] : [{ type, reason, message }];
  if (same) return message === before.message || message === '' ? [] : [{ type: 'Normal', reason, message }];
  return before ? [{ type: 'Normal', reason, message: message || 'Pulsar is as the spec says' }] : [];
}

function readyOf({ conditions }: Resource['status']) {
  return conditions?.find((it) => it.type === 'Ready');
}
