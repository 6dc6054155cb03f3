import type { Action } from '../plan/actions.js';
import type { PulsarAdmin } from '../pulsar/pulsar-admin.js';
import { reconcile, type Pass } from '../pulsar/reconcile.js';
import type { Manifest } from './manifest.js';
import { judge, judgeTopic, untouched, type Outcome } from './outcome.js';

/** A write changes what the next look sees; when the third still finds work, someone else writes, too. */
const maxPasses = 3;

/** Looks and writes until there is nothing left to write, and judges what there is then. Throws an AdminError. */
export async function bringAbout(
  admin: PulsarAdmin,
  manifest: Manifest,
  grants: boolean,
  onAction: (action: Action) => void,
): Promise<Outcome> {
  const topics = manifest.kind === 'PulsarTopic' ? [manifest] : [];
  const namespaces = manifest.kind === 'PulsarNamespace' ? [manifest] : [];
  for (let pass = 1; pass <= maxPasses; pass += 1) {
    const result = await reconcile(admin, { namespaces, topics, grants }, onAction);
    if (result.actions.length === 0) return judgeManifest(manifest, result);
  }
  return { ...untouched('False', 'Settling', `Pulsar changes under the operator's hands`), retry: true };
}

function judgeManifest(manifest: Manifest, { observed, findings }: Pass): Outcome {
  if (manifest.kind === 'PulsarNamespace') return judge(findings);
  return judgeTopic(manifest, observed.topics.get(manifest.spec.topic), findings);
}
