import { fingerprintOf, type Resource } from '../kubernetes/resource.js';
import { manifestOf, type Manifest, type Unreadable } from './manifest.js';

export interface Tracked {
  readonly resource: Resource;
  /** Read once, however often it is listed. */
  readonly manifest: Manifest | Unreadable;
  /** The object that claims the same thing in Pulsar and is older. */
  readonly rival: Resource | undefined;
  readonly fingerprint: string;
}

/** All objects as the last LIST had them, and who owns what in Pulsar. */
export class Snapshot {
  #tracked = new Map<string, Tracked>();

  /** Takes over a LIST. Returns the keys of what is new or changed in anything but its status. */
  replace(resources: readonly Resource[]): readonly string[] {
    const owners = ownersOf(resources);
    const before = this.#tracked;
    this.#tracked = new Map(
      resources.map((listed) => {
        const owner = owners.get(claimOf(listed) ?? '');
        const resource = newer(listed, before.get(keyOf(listed))?.resource);
        const rival = owner === listed ? undefined : owner;
        return [keyOf(listed), track(resource, rival, before.get(keyOf(listed)))];
      }),
    );
    return [...this.#tracked]
      .filter(([key, { fingerprint }]) => before.get(key)?.fingerprint !== fingerprint)
      .map(([key]) => key);
  }

  /** Takes over what a write returned. */
  store(resource: Resource): void {
    const tracked = this.#tracked.get(keyOf(resource));
    if (tracked) this.#tracked.set(keyOf(resource), track(resource, tracked.rival, tracked));
  }

  get(key: string): Tracked | undefined {
    return this.#tracked.get(key);
  }

  get resources(): readonly Resource[] {
    return [...this.#tracked.values()].map((it) => it.resource);
  }

  /** Namespaces first: topics wait for them. */
  get keys(): readonly string[] {
    return [...this.#tracked.keys()].sort();
  }

  /** Whether an object of a watch differs from what is known in anything but its status. */
  isNews(resource: Resource): boolean {
    const known = this.#tracked.get(keyOf(resource))?.resource;
    return known === undefined || fingerprintOf(known) !== fingerprintOf(resource);
  }
}

function track(resource: Resource, rival: Resource | undefined, before: Tracked | undefined): Tracked {
  const fingerprint = `${fingerprintOf(resource)} ${rival?.metadata.uid ?? ''}`;
  const manifest = before?.fingerprint === fingerprint ? before.manifest : manifestOf(resource);
  return { resource, manifest, rival, fingerprint };
}

export function keyOf({ kind, metadata: { namespace, name } }: Resource): string {
  return `${kind}/${namespace}/${name}`;
}

/** The oldest object wins; of two with the same age, the one with the smaller uid. */
function ownersOf(resources: readonly Resource[]): ReadonlyMap<string, Resource> {
  const owners = new Map<string, Resource>();
  for (const resource of resources) {
    const claim = claimOf(resource);
    const owner = owners.get(claim ?? '');
    if (claim !== undefined && (!owner || seniority(resource) < seniority(owner)))
      owners.set(claim, resource);
  }
  return owners;
}

function claimOf({ kind, spec }: Resource): string | undefined {
  const { topic, namespace } = (spec ?? {}) as { topic?: unknown; namespace?: unknown };
  const name = kind === 'PulsarTopic' ? topic : namespace;
  return typeof name === 'string' ? `${kind} ${name}` : undefined;
}

function seniority({ metadata: { creationTimestamp, uid } }: Resource): string {
  return `${creationTimestamp} ${uid}`;
}

/** A LIST may have been read before the last write. Kubernetes orders the versions of one object as numbers. */
function newer(listed: Resource, known: Resource | undefined): Resource {
  if (known?.metadata.uid !== listed.metadata.uid) return listed;
  return BigInt(known.metadata.resourceVersion) > BigInt(listed.metadata.resourceVersion) ? known : listed;
}
