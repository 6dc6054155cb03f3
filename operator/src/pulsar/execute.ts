import type { Action } from '../plan/actions.js';
import { AdminError } from './admin-error.js';
import { writeNote } from '../plan/grants-note.js';
import { writePolicies } from '../plan/policies.js';
import type { PulsarAdmin } from './pulsar-admin.js';

/** Carries out one action. Throws an AdminError; that something is already there is none. */
export async function execute(admin: PulsarAdmin, action: Action): Promise<void> {
  switch (action.type) {
    case 'create-tenant':
      return unlessThere(admin.createTenant(action.tenant, action.clusters));
    case 'create-namespace':
      return unlessThere(admin.createNamespace(action.namespace, writePolicies(action.policies)));
    case 'set-policy':
      return admin.setPolicy(action.namespace, action.policy, action.value);
    case 'clear-policy':
      return admin.clearPolicy(action.namespace, action.policy);
    case 'create-topic':
      return unlessThere(admin.createTopic(action.topic, action.partitions));
    case 'grow-topic':
      return admin.growTopic(action.topic, action.partitions);
    case 'create-missing-partitions':
      return admin.createMissingPartitions(action.topic);
    case 'create-subscription':
      for (const partition of action.partitions) {
        await unlessThere(admin.createSubscription(action.topic, partition, action.subscription));
      }
      return;
    case 'note-grants':
      return admin.setProperties(action.topic, writeNote(action.grants));
    case 'grant':
      return admin.grant(action.topic, action.role, action.permissions);
    case 'revoke':
      return admin.revoke(action.topic, action.role);
    case 'register-schema':
      return admin.registerSchema(action.topic, action.definition);
  }
}

/** Someone was faster: the next pass looks at what they made. */
async function unlessThere(creation: Promise<void>): Promise<void> {
  try {
    await creation;
  } catch (error) {
    if (!(error instanceof AdminError && error.kind === 'conflict')) throw error;
  }
}
