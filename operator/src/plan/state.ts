import type { PolicyValues } from './policies.js';
import type { PulsarNamespace } from '../kinds/pulsar-namespace.js';
import type { PulsarTopic } from '../kinds/pulsar-topic.js';

/** What the manifests ask for. */
export interface Desired {
  readonly namespaces: readonly PulsarNamespace[];
  readonly topics: readonly PulsarTopic[];
  /** Whether roles become grants; pointless on a broker without authorization. */
  readonly grants: boolean;
}

/** What is there: of the desired objects alone, by full name; a name that is absent does not exist. */
export interface Observed {
  readonly clusters: readonly string[];
  readonly tenants: ReadonlySet<string>;
  readonly namespaces: ReadonlyMap<string, ObservedNamespace>;
  readonly topics: ReadonlyMap<string, ObservedTopic>;
}

export interface ObservedNamespace {
  readonly policies: PolicyValues;
}

export interface ObservedTopic {
  /** Undefined when there is no such topic, 0 when it is not partitioned. */
  readonly partitions: number | undefined;
  readonly missingPartitions: readonly number[];
  /** Durable ones only: a Reader's cursor comes and goes. */
  readonly subscriptions: ReadonlyMap<string, ObservedSubscription>;
  /** Every registered version, oldest first; some may be there without a topic. */
  readonly schemas: readonly RegisteredSchema[];
  /** The strategy of the namespace, such as BACKWARD_TRANSITIVE; absent where it has the broker's own. */
  readonly compatibility?: string;
  /** The broker's answer for the desired schema; absent when it is registered or has no predecessor. */
  readonly verdict?: SchemaVerdict;
  readonly permissions: Grants;
  /** What this operator granted, as it noted on the topic. */
  readonly granted: Grants;
}

export interface ObservedSubscription {
  readonly partitions: readonly number[];
  /** Messages that are not acknowledged, over all partitions. */
  readonly backlog: number;
}

export interface RegisteredSchema {
  readonly version: number;
  readonly type: string;
  readonly definition: string;
}

export type SchemaVerdict =
  { readonly compatible: true } | { readonly compatible: false; readonly reason: string };

export type Permission = 'produce' | 'consume';
/** Role → permissions, sorted. */
export type Grants = Readonly<Record<string, readonly Permission[]>>;

export const missingTopic: ObservedTopic = {
  partitions: undefined,
  missingPartitions: [],
  subscriptions: new Map(),
  schemas: [],
  permissions: {},
  granted: {},
};
