import type { Action, Finding } from './actions.js';
import { execute } from './execute.js';
import { observe } from './observe.js';
import { plan } from './plan.js';
import type { PulsarAdmin } from './pulsar-admin.js';
import type { Desired } from './state.js';

/**
 * One pass over some objects: reads what is there, plans, writes in order and tells each write. Returns what
 * no write may mend; throws the first AdminError.
 */
export async function reconcile(
  admin: PulsarAdmin,
  desired: Desired,
  onAction: (action: Action) => void,
): Promise<readonly Finding[]> {
  const { actions, findings } = plan(desired, await observe(admin, desired));
  for (const action of actions) {
    await execute(admin, action);
    onAction(action);
  }
  return findings;
}
