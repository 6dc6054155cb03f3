import { ApiException } from '@kubernetes/client-node';

import type { PulsarTopic } from '../kinds/pulsar-topic.js';
import { isPaused, labelOf, type Resource } from '../kubernetes/resource.js';
import type { Action } from '../plan/actions.js';
import { AdminError } from '../pulsar/admin-error.js';
import type { PulsarAdmin } from '../pulsar/pulsar-admin.js';
import { BringAbout } from './bring-about.js';
import { deleteTopic, finalizersFor, isGuarded } from './deletion.js';
import { isRepair } from './happening.js';
import type { Manifest } from './manifest.js';
import { judgeFailure, untouched, type Outcome } from './outcome.js';
import type { Tracked } from './snapshot.js';
import { Speaker, type SpeakerParts } from './speaker.js';
import type { Verdict } from './work-queue.js';

export interface ReconcilerParts extends SpeakerParts {
  readonly admin: PulsarAdmin;
  /** Whether roles become grants. */
  readonly grants: boolean;
  /** Hears that an object is no longer what it was when it was listed. */
  readonly onStale: () => void;
}

/** Works on one object: brings about what it asks for, and says on it how that went. */
export class Reconciler {
  readonly #bringAbout: BringAbout;
  readonly #speaker: Speaker;

  constructor(private readonly parts: ReconcilerParts) {
    this.#bringAbout = new BringAbout(parts.admin, parts.grants);
    this.#speaker = new Speaker(parts);
  }

  /** Never rejects; see WorkQueue. */
  async work(key: string): Promise<Verdict> {
    const tracked = this.parts.snapshot.get(key);
    if (!tracked) return 'done';
    const { resource } = tracked;
    const { metrics, log } = this.parts;
    const stopTimer = metrics.duration.startTimer({ kind: resource.kind });
    try {
      return await this.#reconcile(tracked);
    } catch (error) {
      if (error instanceof ApiException && error.code === 404) return 'done';
      // The API server is away, or the object is not what it was: then a LIST tells.
      if (error instanceof ApiException && error.code === 409) this.parts.onStale();
      metrics.errors.inc({ kind: resource.kind, error: 'kubernetes' });
      log.warn({ object: labelOf(resource), err: error }, 'the object could not be written');
      return 'retry';
    } finally {
      stopTimer();
    }
  }

  async #reconcile(tracked: Tracked): Promise<Verdict> {
    const { resource, manifest, rival, untold } = tracked;
    const deleted = resource.metadata.deletionTimestamp !== undefined;
    if (isPaused(resource)) {
      const message = `paused by its annotation${deleted ? '; its deletion waits for the end of that' : ''}`;
      return this.#speaker.say(resource, untouched('Unknown', 'Paused', message));
    }
    if (deleted) return this.#letGo(tracked);
    if ('problem' in manifest)
      return this.#speaker.say(resource, untouched('False', 'InvalidSpec', manifest.problem));
    if (rival) {
      const { name, namespace } = rival.metadata;
      const message = `belongs to ${namespace}/${name}, which came first`;
      return this.#speaker.say(resource, untouched('False', 'Conflict', message));
    }
    const guarded = manifest.kind === 'PulsarTopic' && manifest.spec.deletionPolicy === 'Delete';
    return this.#fulfil(await this.#guard(resource, guarded), manifest, untold);
  }

  async #fulfil(resource: Resource, manifest: Manifest, untold: Action[]): Promise<Verdict> {
    const { metrics, log } = this.parts;
    const outcome = await this.#judged(resource, () =>
      this.#bringAbout.run(manifest, (action) => {
        untold.push(action);
        metrics.writes.inc({ action: action.type });
        log.info({ object: labelOf(resource), action: action.type }, 'written');
      }),
    );
    const verdict = await this.#speaker.say(resource, outcome, untold);
    if (untold.length > 0 && isRepair(resource)) metrics.repairs.inc({ kind: resource.kind });
    untold.length = 0;
    return verdict;
  }

  /** The object waits for its topic to go, if that is what it asks for and nobody else claims the topic. */
  async #letGo({ resource, manifest, rival, others }: Tracked): Promise<Verdict> {
    if (!isGuarded(resource)) return 'done';
    const shared = rival !== undefined || others.some((it) => it.metadata.deletionTimestamp === undefined);
    if (!shared && 'spec' in manifest && manifest.kind === 'PulsarTopic') {
      const objection = await this.#deleteTopic(resource, manifest);
      if (objection) return this.#speaker.say(resource, objection);
    }
    await this.#guard(resource, false);
    return 'done';
  }

  async #deleteTopic(resource: Resource, manifest: PulsarTopic): Promise<Outcome | undefined> {
    if (manifest.spec.deletionPolicy !== 'Delete') return undefined;
    const { admin, resources } = this.parts;
    // There is no way back: the API server refuses this write when the object is no longer what was read.
    const confirm = () => resources.patchFinalizers(resource, resource.metadata.finalizers);
    const objection = await this.#judged(resource, () => deleteTopic(admin, manifest, confirm));
    if (!objection) this.parts.log.info({ object: labelOf(resource) }, 'topic deleted');
    return objection;
  }

  async #guard(resource: Resource, guarded: boolean): Promise<Resource> {
    if (isGuarded(resource) === guarded) return resource;
    const { resources, snapshot } = this.parts;
    const written = await resources.patchFinalizers(resource, finalizersFor(resource, guarded));
    // It cannot hold what someone else changed: the version that was read went with it.
    snapshot.store(written, written);
    return written;
  }

  /** A failure of Pulsar is an outcome; so is a bug, or the object would say nothing. */
  async #judged<T>(resource: Resource, work: () => Promise<T>): Promise<T | Outcome> {
    const { metrics, log } = this.parts;
    try {
      return await work();
    } catch (error) {
      if (error instanceof ApiException) throw error;
      const kind = error instanceof AdminError ? error.kind : 'bug';
      metrics.errors.inc({ kind: resource.kind, error: kind });
      if (error instanceof AdminError) return judgeFailure(error);
      log.error({ object: labelOf(resource), err: error }, 'a bug of the operator');
      return { ...untouched('Unknown', 'OperatorError', String(error)), retry: true };
    }
  }
}
