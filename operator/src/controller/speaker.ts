import type { Logger } from 'pino';

import { labelOf, type Resource } from '../kubernetes/resource.js';
import type { Resources } from '../kubernetes/resources.js';
import type { Action } from '../plan/actions.js';
import { happeningsOf, type Happening } from './happening.js';
import type { Metrics } from './metrics.js';
import { inWords, type Outcome } from './outcome.js';
import type { Snapshot } from './snapshot.js';
import { statusPatch } from './status-patch.js';
import type { Verdict } from './work-queue.js';

export interface SpeakerParts {
  readonly resources: Resources;
  readonly snapshot: Snapshot;
  readonly tell: (resource: Resource, happening: Happening) => void;
  readonly metrics: Metrics;
  readonly log: Logger;
}

/** Says on an object how the work on it went: in its status, and what is new by an Event. */
export class Speaker {
  /** What was said last of objects that needed no word: it need not be compared with their status again. */
  readonly #said = new WeakMap<Resource, Outcome>();

  constructor(private readonly parts: SpeakerParts) {}

  /** Throws an ApiException. */
  async say(resource: Resource, outcome: Outcome, actions: readonly Action[] = []): Promise<Verdict> {
    const { resources, snapshot, metrics } = this.parts;
    metrics.reconciles.inc({ kind: resource.kind, reason: outcome.ready.reason });
    const verdict = outcome.retry ? 'retry' : 'done';
    if (actions.length === 0 && this.#said.get(resource) === outcome) return verdict;
    const words = inWords(outcome);
    const patch = statusPatch(resource, words, new Date());
    if (patch) snapshot.store(await resources.patchStatus(resource, patch), resource);
    const happenings = happeningsOf(resource, actions, words.ready);
    for (const happening of happenings) this.#tell(resource, happening);
    if (!patch && happenings.length === 0) this.#said.set(resource, outcome);
    return verdict;
  }

  #tell(resource: Resource, happening: Happening): void {
    const { tell, log } = this.parts;
    const level = happening.type === 'Warning' ? 'warn' : 'info';
    log[level]({ object: labelOf(resource), ...happening }, 'told');
    tell(resource, happening);
  }
}
