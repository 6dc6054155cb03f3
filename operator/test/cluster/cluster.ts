import { fileURLToPath } from 'node:url';

import {
  ApiException,
  CoreV1Api,
  CustomObjectsApi,
  PatchStrategy,
  setHeaderOptions,
} from '@kubernetes/client-node';
import { kubectl } from '@propalpes/local/control-plane/program';
import { until } from '@propalpes/local/process/until';

import { loadKubeConfig } from '../../src/kubernetes/api-client.js';
import { readResource, type Resource } from '../../src/kubernetes/resource.js';
import { group, groupVersion, version, plurals, type Kind } from '../../src/kinds/metadata.js';

const crds = fileURLToPath(new URL('../../../crds.yaml', import.meta.url));
let namespaces = 0;

/** Fails once per suite where there is no cluster; else makes the CRDs known to it. */
export async function requireCluster(): Promise<void> {
  await runKubectl('apply', '-f', crds);
  await runKubectl('wait', '--for=condition=Established', '--timeout=30s', '-f', crds);
  // The storage of a kind is made when it is first asked for, and 429 is answered until then; kubectl waits.
  await runKubectl('get', Object.values(plurals).join(), '--all-namespaces');
}

/** kubectl as the one who may do everything. */
export function runKubectl(...args: string[]): Promise<string> {
  return kubectl({ kubeconfig: kubeconfigPath() }, args);
}

export function kubeconfigPath(): string {
  const path = process.env['KUBECONFIG'];
  if (!path) throw new Error('KUBECONFIG is not set: start the tests with a cluster (make test)');
  return path;
}

/** A namespace of its own in Kubernetes, and the hands of a team in it. */
export class Team {
  readonly namespace = `team-${process.pid}-${(namespaces += 1)}`;
  readonly #objects: CustomObjectsApi;
  readonly #core: CoreV1Api;

  constructor(config = loadKubeConfig()) {
    this.#objects = config.makeApiClient(CustomObjectsApi);
    this.#core = config.makeApiClient(CoreV1Api);
  }

  async create(): Promise<void> {
    await this.#core.createNamespace({ body: { metadata: { name: this.namespace } } });
  }

  /** Creates an object, or changes what is given of its spec and annotations. */
  async apply(
    kind: Kind,
    name: string,
    spec: Record<string, unknown>,
    annotations: Record<string, string | null> = {},
  ): Promise<Resource> {
    const body = { apiVersion: groupVersion, kind, metadata: { name, annotations }, spec };
    try {
      return readResource(
        kind,
        await this.#objects.createNamespacedCustomObject({ ...this.#at(kind), body }),
      );
    } catch (error) {
      if (!(error instanceof ApiException && error.code === 409)) throw error;
    }
    return this.patch(kind, name, { metadata: { annotations }, spec });
  }

  async patch(kind: Kind, name: string, body: object): Promise<Resource> {
    const options = setHeaderOptions('Content-Type', PatchStrategy.MergePatch);
    const parameters = { ...this.#at(kind), name, body };
    return readResource(kind, await this.#objects.patchNamespacedCustomObject(parameters, options));
  }

  async patchStatus(kind: Kind, name: string, status: object): Promise<void> {
    const options = setHeaderOptions('Content-Type', PatchStrategy.MergePatch);
    const parameters = { ...this.#at(kind), name, body: { status } };
    await this.#objects.patchNamespacedCustomObjectStatus(parameters, options);
  }

  /** Undefined when there is no such object. */
  async get(kind: Kind, name: string): Promise<Resource | undefined> {
    try {
      return readResource(kind, await this.#objects.getNamespacedCustomObject({ ...this.#at(kind), name }));
    } catch (error) {
      if (error instanceof ApiException && error.code === 404) return undefined;
      throw error;
    }
  }

  async delete(kind: Kind, name: string): Promise<void> {
    await this.#objects.deleteNamespacedCustomObject({ ...this.#at(kind), name });
  }

  /** Reasons and messages of the Events of an object; Kubernetes keeps no order below a second. */
  async events(name: string): Promise<string[]> {
    const fieldSelector = `involvedObject.name=${name}`;
    const { items } = await this.#core.listNamespacedEvent({ namespace: this.namespace, fieldSelector });
    return items.map((it) => `${it.reason ?? ''}: ${it.message ?? ''}`);
  }

  /** Resolves with the object once its Ready condition, of its present generation, has this reason. */
  async reason(kind: Kind, name: string, reason: string, withinMs = 15_000): Promise<Resource> {
    let last: Resource | undefined;
    const look = async (): Promise<boolean> => {
      last = await this.get(kind, name);
      const ready = last?.status.conditions?.find((it) => it.type === 'Ready');
      return ready?.reason === reason && ready.observedGeneration === last?.metadata.generation;
    };
    try {
      await until(look, { what: `${reason} of ${name}`, withinMs });
    } catch (error) {
      throw new Error(`${String(error)}; it has ${JSON.stringify(last?.status)}`, { cause: error });
    }
    if (!last) throw new Error(`${name} is gone`);
    return last;
  }

  gone(kind: Kind, name: string, withinMs = 15_000): Promise<void> {
    const look = async (): Promise<boolean> => (await this.get(kind, name)) === undefined;
    return until(look, { what: `the end of ${name}`, withinMs });
  }

  /** Deletes all objects, whatever their finalizers say, and the namespace. */
  async remove(): Promise<void> {
    for (const kind of ['PulsarTopic', 'PulsarNamespace'] as const) {
      const { items } = (await this.#objects.listNamespacedCustomObject(this.#at(kind))) as {
        items: { metadata: { name: string; finalizers?: string[] } }[];
      };
      for (const { metadata } of items) {
        if (metadata.finalizers) await this.patch(kind, metadata.name, { metadata: { finalizers: null } });
      }
      await this.#objects.deleteCollectionNamespacedCustomObject(this.#at(kind));
    }
    await this.#core.deleteNamespace({ name: this.namespace });
  }

  #at(kind: Kind) {
    return { group, version, namespace: this.namespace, plural: plurals[kind] };
  }
}
