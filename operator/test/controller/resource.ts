import type { Kind } from '../../src/kinds/metadata.js';
import { readResource, type Resource, type Status } from '../../src/kubernetes/resource.js';

export interface ResourceParts {
  readonly name?: string;
  readonly uid?: string;
  readonly generation?: number;
  readonly resourceVersion?: string;
  readonly creationTimestamp?: string;
  readonly deletionTimestamp?: string;
  readonly annotations?: Record<string, string>;
  readonly finalizers?: readonly string[];
  readonly spec?: unknown;
  readonly status?: Status;
}

/** An object as the API server has it, in the namespace `default`. */
export function resource(kind: Kind, { spec, status, ...metadata }: ResourceParts = {}): Resource {
  return readResource(kind, {
    metadata: {
      name: 'compania',
      namespace: 'default',
      uid: 'uid-1',
      generation: 1,
      resourceVersion: '1',
      creationTimestamp: '2026-01-01T00:00:00Z',
      ...metadata,
    },
    spec: spec ?? { topic: 'persistent://propalpes/eventos/compania' },
    status,
  });
}
