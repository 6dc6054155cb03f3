import type { Action } from '../plan/actions.js';
import type { ObservedTopic } from '../plan/state.js';
import { observe } from '../pulsar/observe.js';
import type { PulsarAdmin } from '../pulsar/pulsar-admin.js';
import { carryOut } from '../pulsar/reconcile.js';
import type { Manifest } from './manifest.js';
import { judge, judgeTopic, untouched, type Outcome } from './outcome.js';

/** A write changes what the next look sees; when the third still finds work, someone else writes, too. */
const maxPasses = 3;

/** Looks and writes until there is nothing left to write, and judges what there is then. */
export class BringAbout {
  /** What was judged of a topic that had nothing to write: most looks see the same again. */
  readonly #settled = new WeakMap<ObservedTopic, Outcome>();

  constructor(
    private readonly admin: PulsarAdmin,
    /** Whether roles become grants. */
    private readonly grants: boolean,
  ) {}

  /** The same object while Pulsar says the same of a topic, where that is all it says. Throws an AdminError. */
  async run(manifest: Manifest, onAction: (action: Action) => void): Promise<Outcome> {
    const topics = manifest.kind === 'PulsarTopic' ? [manifest] : [];
    const namespaces = manifest.kind === 'PulsarNamespace' ? [manifest] : [];
    const desired = { namespaces, topics, grants: this.grants };
    for (let pass = 1; pass <= maxPasses; pass += 1) {
      const observed = await observe(this.admin, desired);
      const topic = topics[0] && observed.topics.get(topics[0].spec.topic);
      const known = topic && this.#settled.get(topic);
      if (known) return known;
      const { actions, findings } = await carryOut(this.admin, desired, observed, onAction);
      if (actions.length > 0) continue;
      const outcome = topics[0] ? judgeTopic(topics[0], topic, findings) : judge(findings);
      if (topic) this.#settled.set(topic, outcome);
      return outcome;
    }
    return { ...untouched('False', 'Settling', `Pulsar changes under the operator's hands`), retry: true };
  }
}
