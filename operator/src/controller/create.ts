import type { Logger } from 'pino';
import { register, type Registry } from 'prom-client';

import type { KubernetesClient } from '../kubernetes/api-client.js';
import { EventTeller } from '../kubernetes/event.js';
import { Resources } from '../kubernetes/resources.js';
import { watch } from '../kubernetes/watch.js';
import type { PulsarAdmin } from '../pulsar/pulsar-admin.js';
import { Controller } from './controller.js';
import { createMetrics, observeState } from './metrics.js';
import { Reconciler } from './reconciler.js';
import { Snapshot } from './snapshot.js';
import { WorkQueue } from './work-queue.js';

export interface ControllerOptions {
  readonly kubernetes: KubernetesClient;
  readonly admin: PulsarAdmin;
  /** The only Kubernetes namespace to look at; all of them when undefined. */
  readonly namespace: string | undefined;
  /** Whether roles become grants. */
  readonly grants: boolean;
  readonly resyncMs: number;
  readonly concurrency: number;
  readonly log: Logger;
  readonly registry?: Registry;
}

const watchSeconds = 240;
const longestRetryMs = 30_000;

/** Puts the parts of the loop together. */
export function createController(options: ControllerOptions): Controller {
  const { kubernetes, admin, namespace, grants, resyncMs, concurrency, log, registry = register } = options;
  const metrics = createMetrics(registry);
  const resources = new Resources(kubernetes, namespace);
  const snapshot = new Snapshot();
  const teller = new EventTeller(
    kubernetes,
    () => {
      metrics.eventsLost.inc();
    },
    log,
  );
  const tell = teller.tell.bind(teller);
  const onStale = (): void => {
    controller.look();
  };
  const reconciler = new Reconciler({ admin, resources, snapshot, grants, onStale, tell, metrics, log });
  const queue = new WorkQueue((key) => reconciler.work(key), {
    concurrency,
    firstRetryMs: 1_000,
    longestRetryMs: Math.min(resyncMs, longestRetryMs),
  });
  observeState(registry, () => ({ ...queue.state, resources: snapshot.resources }));
  const controller = new Controller({
    resources,
    snapshot,
    queue,
    watch: (kind, resourceVersion, onEvent, signal) =>
      watch(kubernetes.config, {
        path: resources.pathOf(kind),
        resourceVersion,
        seconds: watchSeconds,
        onEvent,
        signal,
      }),
    metrics,
    log,
    resyncMs,
  });
  return controller;
}
