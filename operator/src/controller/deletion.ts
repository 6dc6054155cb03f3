import { group } from '../kinds/metadata.js';
import type { PulsarTopic } from '../kinds/pulsar-topic.js';
import type { Resource } from '../kubernetes/resource.js';
import { AdminError } from '../pulsar/admin-error.js';
import { observePartitions } from '../pulsar/conclude-topic.js';
import type { PulsarAdmin } from '../pulsar/pulsar-admin.js';
import { untouched, type Outcome } from './outcome.js';

const finalizer = `${group}/delete-topic`;

export function isGuarded({ metadata: { finalizers } }: Resource): boolean {
  return finalizers.includes(finalizer);
}

/** The finalizers that an object shall have: ours only while its topic goes with it. */
export function finalizersFor({ metadata: { finalizers } }: Resource, guarded: boolean): readonly string[] {
  const others = finalizers.filter((it) => it !== finalizer);
  return guarded ? [...others, finalizer] : others;
}

/**
 * Deletes the topic, or says why it has to stay; undefined once it is gone. `confirm` rejects when it is no longer
 * to be deleted. Throws an AdminError, or what `confirm` rejected with.
 */
export async function deleteTopic(
  admin: PulsarAdmin,
  { spec: { topic } }: PulsarTopic,
  confirm: () => Promise<unknown>,
): Promise<Outcome | undefined> {
  const { metadata, subscriptions } = await observePartitions(admin, topic);
  if (!metadata) return undefined;
  const behind = [...subscriptions].filter(([, { backlog }]) => backlog > 0).map(([name]) => name);
  if (behind.length > 0) {
    return waiting('BacklogExists', `is deleted once it is drained: ${behind.join(', ')} has messages to go`);
  }
  await confirm();
  try {
    await admin.deleteTopic(topic);
    return undefined;
  } catch (error) {
    if (!(error instanceof AdminError)) throw error;
    if (error.kind === 'not-found') return undefined;
    if (error.kind === 'precondition-failed')
      return waiting('TopicInUse', `is deleted once nobody is connected: ${error.reason}`);
    throw error;
  }
}

function waiting(reason: string, message: string): Outcome {
  return { ...untouched('False', reason, message), retry: true };
}
