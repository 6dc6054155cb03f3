import { PatchStrategy, setHeaderOptions } from '@kubernetes/client-node';
import { z } from 'zod';

import { group, version, plurals, type Kind } from '../kinds/metadata.js';
import { endedBy, type KubernetesClient } from './api-client.js';
import { readResource, type Resource } from './resource.js';

export interface Listing {
  readonly resources: readonly Resource[];
  /** Where a watch goes on. */
  readonly resourceVersion: string;
}

const page = z.looseObject({
  items: z.array(z.unknown()),
  metadata: z.looseObject({ resourceVersion: z.string(), continue: z.string().optional() }),
});

const pageSize = 500;

/** The objects of the operator in the API server. Every method rejects with what client-node throws. */
export class Resources {
  readonly #client: KubernetesClient;
  readonly #namespace: string | undefined;

  /** `namespace` is the only one that is looked at; all of them when it is undefined. */
  constructor(client: KubernetesClient, namespace: string | undefined) {
    this.#client = client;
    this.#namespace = namespace;
  }

  /** Path of the collection, for a watch. */
  pathOf(kind: Kind): string {
    const within = this.#namespace === undefined ? '' : `namespaces/${this.#namespace}/`;
    return `/apis/${group}/${version}/${within}${plurals[kind]}`;
  }

  async list(kind: Kind, signal: AbortSignal): Promise<Listing> {
    const resources: Resource[] = [];
    for (let next: string | undefined; ;) {
      const { items, metadata } = page.parse(await this.#page(kind, next, signal));
      resources.push(...items.map((it) => readResource(kind, it)));
      next = metadata.continue === '' ? undefined : metadata.continue;
      if (next === undefined) return { resources, resourceVersion: metadata.resourceVersion };
    }
  }

  /** Replaces the fields of the status that are given; null removes one. */
  patchStatus(resource: Resource, status: Record<string, unknown>): Promise<Resource> {
    return this.#patch(resource, { status }, (parameters, options) =>
      this.#client.objects.patchNamespacedCustomObjectStatus(parameters, options),
    );
  }

  patchFinalizers(resource: Resource, finalizers: readonly string[]): Promise<Resource> {
    // With the version that was read, lest the finalizer of someone else gets lost.
    const { resourceVersion } = resource.metadata;
    return this.#patch(resource, { metadata: { finalizers, resourceVersion } }, (parameters, options) =>
      this.#client.objects.patchNamespacedCustomObject(parameters, options),
    );
  }

  #page(kind: Kind, next: string | undefined, signal: AbortSignal): Promise<unknown> {
    const { objects } = this.#client;
    const options = endedBy(signal, this.#client.options);
    const parameters = {
      group,
      version,
      plural: plurals[kind],
      limit: pageSize,
      ...(next !== undefined && { _continue: next }),
    };
    if (this.#namespace === undefined) return objects.listCustomObjectForAllNamespaces(parameters, options);
    return objects.listNamespacedCustomObject({ ...parameters, namespace: this.#namespace }, options);
  }

  async #patch(
    { kind, metadata: { name, namespace, uid } }: Resource,
    change: { metadata?: object; status?: object },
    send: (
      parameters: {
        group: string;
        version: string;
        namespace: string;
        plural: string;
        name: string;
        body: object;
      },
      options: KubernetesClient['options'],
    ) => Promise<unknown>,
  ): Promise<Resource> {
    // The uid makes the API server refuse when the name belongs to another object by now.
    const body = { ...change, metadata: { ...change.metadata, uid } };
    const parameters = { group, version, namespace, plural: plurals[kind], name, body };
    const options = setHeaderOptions('Content-Type', PatchStrategy.MergePatch, this.#client.options);
    return readResource(kind, await send(parameters, options));
  }
}
