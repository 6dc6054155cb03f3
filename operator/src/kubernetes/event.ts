import pLimit from 'p-limit';
import type { Logger } from 'pino';

import type { Happening } from '../controller/happening.js';
import { clipped } from '../kinds/clipped.js';
import { groupVersion } from '../kinds/metadata.js';
import type { KubernetesClient } from './api-client.js';
import { labelOf, type Resource } from './resource.js';

const component = 'propalpes-operator';
const maxMessage = 1_024;
const maxWaiting = 2_000;

/** Tells Events of objects. They are a courtesy: one that cannot be told is counted, logged and not tried again. */
export class EventTeller {
  readonly #limit = pLimit(4);

  constructor(
    private readonly client: KubernetesClient,
    private readonly onLost: () => void,
    private readonly log: Logger,
  ) {}

  tell(resource: Resource, happening: Happening): void {
    if (this.#limit.pendingCount >= maxWaiting) {
      this.#lose(resource, happening, 'too many wait');
      return;
    }
    void this.#limit(() => this.#create(resource, happening));
  }

  async #create(resource: Resource, happening: Happening): Promise<void> {
    const { core, options } = this.client;
    const { namespace } = resource.metadata;
    try {
      await core.createNamespacedEvent({ namespace, body: eventOf(resource, happening) }, options);
    } catch (error) {
      this.#lose(resource, happening, error);
    }
  }

  #lose(resource: Resource, { reason }: Happening, error: unknown): void {
    this.onLost();
    this.log.warn({ object: labelOf(resource), reason, err: error }, 'an Event was not told');
  }
}

function eventOf(
  { kind, metadata: { name, namespace, uid, resourceVersion } }: Resource,
  { type, reason, message }: Happening,
) {
  const now = new Date();
  return {
    metadata: { generateName: `${name.slice(0, 200)}.`, namespace },
    involvedObject: { apiVersion: groupVersion, kind, name, namespace, uid, resourceVersion },
    type,
    reason,
    message: clipped(message, maxMessage),
    source: { component },
    reportingComponent: component,
    reportingInstance: component,
    action: reason,
    firstTimestamp: now,
    lastTimestamp: now,
    count: 1,
  };
}
