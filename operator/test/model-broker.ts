import type { Action } from '../src/plan/actions.js';
import { readDefinition } from '../src/avro/definition.js';
import { identityOf } from '../src/avro/identity.js';
import { namespaceOf, tenantOf } from '../src/kinds/topic-name.js';
import type { PolicyName, PolicyValue } from '../src/plan/policies.js';
import type { Grants, Observed, ObservedTopic, Permission, RegisteredSchema } from '../src/plan/state.js';

interface ModelTopic {
  partitions: number;
  missing: Set<number>;
  subscriptions: Map<string, { partitions: Set<number>; backlog: number }>;
  permissions: Map<string, readonly Permission[]>;
  granted: Grants;
}

type ModelPolicies = Partial<Record<PolicyName, PolicyValue>>;

/** A broker in memory with the rules of the real one that a plan has to respect; it throws where that refuses. */
export class ModelBroker {
  readonly tenants = new Set<string>();
  readonly namespaces = new Map<string, ModelPolicies>();
  readonly topics = new Map<string, ModelTopic>();
  /** They outlive a partition that is lost. */
  readonly schemas = new Map<string, RegisteredSchema[]>();

  observe(): Observed {
    const topics = [...new Set([...this.topics.keys(), ...this.schemas.keys()])];
    return {
      clusters: ['standalone'],
      tenants: new Set(this.tenants),
      namespaces: new Map(
        [...this.namespaces].map(([name, policies]) => [name, { policies: { ...policies } }]),
      ),
      topics: new Map(topics.map((name) => [name, this.#observeTopic(name)])),
    };
  }

  execute(action: Action): void {
    if ('topic' in action) this.#executeOnTopic(action);
    else this.#executeOutsideTopics(action);
  }

  #executeOutsideTopics(action: Exclude<Action, { topic: string }>): void {
    switch (action.type) {
      case 'create-tenant':
        this.tenants.add(action.tenant);
        break;
      case 'create-namespace':
        require(this.tenants.has(tenantOf(action.namespace)), 'tenant does not exist');
        this.namespaces.set(action.namespace, { ...action.policies });
        break;
      case 'set-policy':
        this.#changePolicies(action.namespace, { [action.policy]: action.value });
        break;
      case 'clear-policy':
        this.#changePolicies(action.namespace, { [action.policy]: undefined });
    }
  }

  #executeOnTopic(action: Extract<Action, { topic: string }>): void {
    switch (action.type) {
      case 'create-topic':
        this.createTopic(action.topic, action.partitions);
        break;
      case 'grow-topic':
        this.#grow(this.#topic(action.topic), action.partitions);
        break;
      case 'create-missing-partitions':
        this.#topic(action.topic).missing.clear();
        break;
      case 'create-subscription':
        this.createSubscription(action.topic, action.subscription, action.partitions, 0);
        break;
      case 'note-grants':
        this.#topic(action.topic).granted = action.grants;
        break;
      case 'grant':
        this.#topic(action.topic).permissions.set(action.role, action.permissions);
        break;
      case 'revoke':
        this.#topic(action.topic).permissions.delete(action.role);
        break;
      case 'register-schema':
        this.registerSchema(action.topic, action.definition);
    }
  }

  createTopic(topic: string, partitions: number): void {
    require(this.namespaces.has(namespaceOf(topic)), 'namespace does not exist');
    require(!this.topics.has(topic), 'topic already exists');
    const missing = new Set<number>();
    this.topics.set(topic, {
      partitions,
      missing,
      subscriptions: new Map(),
      permissions: new Map(),
      granted: {},
    });
  }

  createSubscription(topic: string, name: string, partitions: readonly number[], backlog: number): void {
    const { subscriptions, ...it } = this.#topic(topic);
    for (const partition of partitions) {
      require(partition < it.partitions && !it.missing.has(partition), 'partition does not exist');
    }
    const known = subscriptions.get(name);
    subscriptions.set(name, {
      partitions: new Set([...(known?.partitions ?? []), ...partitions]),
      backlog: (known?.backlog ?? 0) + backlog,
    });
  }

  /** Losing a partition loses its subscriptions. */
  losePartition(topic: string, partition: number): void {
    const { missing, subscriptions } = this.#topic(topic);
    missing.add(partition);
    for (const { partitions } of subscriptions.values()) partitions.delete(partition);
  }

  registerSchema(topic: string, definition: string): void {
    const versions = this.schemas.get(topic) ?? [];
    const identity = identityOf(readDefinition(definition));
    if (versions.some((it) => identityOf(readDefinition(it.definition)) === identity)) return;
    this.schemas.set(topic, [...versions, { version: versions.length, type: 'AVRO', definition }]);
  }

  /** Grown partitions get the subscriptions of the others, as on a real broker. */
  #grow(topic: ModelTopic, partitions: number): void {
    require(partitions > topic.partitions, 'partitions may not shrink');
    for (const subscription of topic.subscriptions.values()) {
      for (let it = topic.partitions; it < partitions; it++) subscription.partitions.add(it);
    }
    topic.partitions = partitions;
  }

  #changePolicies(namespace: string, change: ModelPolicies): void {
    const policies = this.namespaces.get(namespace);
    require(policies !== undefined, 'namespace does not exist');
    const changed = { ...policies, ...change };
    for (const name of Object.keys(change) as PolicyName[]) {
      if (changed[name] === undefined) Reflect.deleteProperty(changed, name);
    }
    const quota = numberIn(changed.backlogQuota, 'limitSize');
    const retention = numberIn(changed.retention, 'retentionSizeInMB') * 1_024 * 1_024;
    const fits = retention <= 0 || quota < 0 || quota < retention;
    const touched = 'backlogQuota' in change || 'retention' in change;
    require(fits || !touched, '412 backlog quota exceeds retention');
    this.namespaces.set(namespace, changed);
  }

  #topic(name: string): ModelTopic {
    const topic = this.topics.get(name);
    require(topic !== undefined, 'topic does not exist');
    return topic;
  }

  #observeTopic(name: string): ObservedTopic {
    const topic = this.topics.get(name);
    const subscriptions = [...(topic?.subscriptions ?? [])].filter(([, it]) => it.partitions.size > 0);
    return {
      partitions: topic?.partitions,
      missingPartitions: [...(topic?.missing ?? [])].sort((a, b) => a - b),
      subscriptions: new Map(
        subscriptions.map(([it, { partitions, backlog }]) => [it, { partitions: [...partitions], backlog }]),
      ),
      schemas: this.schemas.get(name) ?? [],
      permissions: Object.fromEntries(topic?.permissions ?? []),
      granted: topic?.granted ?? {},
    };
  }
}

function numberIn(value: PolicyValue | undefined, key: string): number {
  const inner = typeof value === 'object' ? value[key] : undefined;
  return typeof inner === 'number' ? inner : -1;
}

function require(condition: boolean, refusal: string): asserts condition {
  if (!condition) throw new Error(refusal);
}
