import { fingerprintOf, type Resource } from '../kubernetes/resource.js';
import type { Action } from '../plan/actions.js';
import { manifestOf, type Manifest, type Unreadable } from './manifest.js';

export interface Tracked {
  readonly resource: Resource;
  /** Read once, however often it is listed. */
  readonly manifest: Manifest | Unreadable;
  /** The other objects that claim the same thing in Pulsar. */
  readonly others: readonly Resource[];
  /** The oldest of them, if it is older than this one. */
  readonly rival: Resource | undefined;
  readonly fingerprint: string;
  /** Writes to Pulsar that were not told on it, because the API server did not take its status. */
  readonly untold: Action[];
}

/** All objects as the last LIST had them, and who owns what in Pulsar. */
export class Snapshot {
  #tracked = new Map<string, Tracked>();

  /** Takes over a LIST. Returns the keys of what is new or changed in anything but its status. */
  replace(resources: readonly Resource[]): readonly string[] {
    const claims = claimsOf(resources);
    const before = this.#tracked;
    this.#tracked = new Map(
      resources.map((listed) => {
        const known = before.get(keyOf(listed));
        const others = (claims.get(claimOf(listed) ?? '') ?? []).filter((it) => it !== listed);
        return [keyOf(listed), track(newer(listed, known?.resource), others, known)];
      }),
    );
    return [...this.#tracked]
      .filter(([key, { fingerprint }]) => before.get(key)?.fingerprint !== fingerprint)
      .map(([key]) => key);
  }

  /**
   * Takes over what a write returned, unless someone else has changed the object meanwhile: that is news, and comes
   * with the next LIST. `expected` is what the write made of it.
   */
  store(written: Resource, expected: Resource): void {
    const tracked = this.#tracked.get(keyOf(written));
    if (tracked?.resource.metadata.uid !== written.metadata.uid) return;
    if (fingerprintOf(written) !== fingerprintOf(expected) || newer(written, tracked.resource) !== written)
      return;
    this.#tracked.set(keyOf(written), track(written, tracked.others, tracked));
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

function track(resource: Resource, others: readonly Resource[], before: Tracked | undefined): Tracked {
  const rival = others.find((it) => seniority(it) < seniority(resource));
  const fingerprint = `${fingerprintOf(resource)} ${rival?.metadata.uid ?? ''}`;
  const manifest = before?.fingerprint === fingerprint ? before.manifest : manifestOf(resource);
  const untold = before?.resource.metadata.uid === resource.metadata.uid ? before.untold : [];
  return { resource, manifest, others, rival, fingerprint, untold };
}

export function keyOf({ kind, metadata: { namespace, name } }: Resource): string {
  return `${kind}/${namespace}/${name}`;
}

/** The objects by what they claim in Pulsar, the most senior first. */
function claimsOf(resources: readonly Resource[]): ReadonlyMap<string, readonly Resource[]> {
  const claims = new Map<string, Resource[]>();
  for (const resource of resources) {
    const claim = claimOf(resource);
    if (claim !== undefined) claims.set(claim, [...(claims.get(claim) ?? []), resource]);
  }
  for (const all of claims.values()) all.sort((a, b) => (seniority(a) < seniority(b) ? -1 : 1));
  return claims;
}

function claimOf({ kind, spec }: Resource): string | undefined {
  const { topic, namespace } = (spec ?? {}) as { topic?: unknown; namespace?: unknown };
  const name = kind === 'PulsarTopic' ? topic : namespace;
  return typeof name === 'string' ? `${kind} ${name}` : undefined;
}

/** The older first; Kubernetes counts ages in seconds, so of two of one second the one whose name comes first. */
function seniority({ metadata: { creationTimestamp, namespace, name } }: Resource): string {
  return `${creationTimestamp} ${namespace}/${name}`;
}

/**
 * A LIST may have been read before the last write. Kubernetes orders the versions of one object as numbers; the
 * object of a version that is known stays the same.
 */
function newer(listed: Resource, known: Resource | undefined): Resource {
  if (known?.metadata.uid !== listed.metadata.uid) return listed;
  return BigInt(known.metadata.resourceVersion) >= BigInt(listed.metadata.resourceVersion) ? known : listed;
}
