import type { Action, Finding } from '../plan/actions.js';
import { plan } from '../plan/plan.js';
import type { Desired, Observed } from '../plan/state.js';
import { execute } from './execute.js';
import { observe } from './observe.js';
import type { PulsarAdmin } from './pulsar-admin.js';

/** What one pass saw before it wrote, and what it did about it. */
export interface Pass {
  readonly observed: Observed;
  readonly actions: readonly Action[];
  /** What no write may mend. */
  readonly findings: readonly Finding[];
}

/**
 * One pass over some objects: reads what is there, plans, writes in order and tells each write. Throws the
 * first AdminError.
 */
export async function reconcile(
  admin: PulsarAdmin,
  desired: Desired,
  onAction: (action: Action) => void,
): Promise<Pass> {
  return carryOut(admin, desired, await observe(admin, desired), onAction);
}

/** The second half of a pass, for who has looked already. */
export async function carryOut(
  admin: PulsarAdmin,
  desired: Desired,
  observed: Observed,
  onAction: (action: Action) => void,
): Promise<Pass> {
  const { actions, findings } = plan(desired, observed);
  for (const action of actions) {
    await execute(admin, action);
    onAction(action);
  }
  return { observed, actions, findings };
}
