import { z } from 'zod';

import {
  compatibilityAnswer,
  internalsAnswer,
  metadataAnswer,
  namespaceAnswer,
  schemasAnswer,
  statsAnswer,
  type InternalsAnswer,
  type MetadataAnswer,
  type NamespaceAnswer,
  type StatsAnswer,
} from './admin-answers.js';
import { AdminError } from './admin-error.js';
import { AdminHttp, type AdminHttpOptions, type AdminRequest } from './admin-http.js';
import { Answers, parse } from './answers.js';
import { pathOf } from '../kinds/topic-name.js';
import { endpoints, type PolicyName, type PolicyValue } from '../plan/policies.js';
import type { Permission, RegisteredSchema, SchemaVerdict } from '../plan/state.js';

export interface PulsarAdminOptions extends AdminHttpOptions {
  /** For how long topics that ask for one namespace share an answer, unless something was written; 0 when absent. */
  readonly shareNamespaceMs?: number;
}

interface SharedAnswer {
  readonly until: number;
  readonly answer: Promise<NamespaceAnswer | undefined>;
}

/** The part of Pulsar's admin REST API that the operator needs. Every method throws an AdminError. */
export class PulsarAdmin {
  readonly #http: AdminHttp;
  readonly #shareNamespaceMs: number;
  readonly #answers = new Answers();
  readonly #namespaces = new Map<string, SharedAnswer>();
  /** Those that are being created. */
  readonly #tenants = new Map<string, Promise<void>>();

  constructor({ shareNamespaceMs = 0, ...options }: PulsarAdminOptions) {
    this.#http = new AdminHttp(options);
    this.#shareNamespaceMs = shareNamespaceMs;
  }

  clusters(): Promise<string[]> {
    return this.#get('/clusters', z.array(z.string()));
  }

  tenants(): Promise<string[]> {
    return this.#get('/tenants', z.array(z.string()));
  }

  /** Of several requests for a tenant at once Pulsar fails all but one, so those who want the same one share it. */
  createTenant(tenant: string, allowedClusters: readonly string[]): Promise<void> {
    const create = () => this.#write('PUT', `/tenants/${tenant}`, { allowedClusters });
    const creating = this.#tenants.get(tenant) ?? create().finally(() => this.#tenants.delete(tenant));
    this.#tenants.set(tenant, creating);
    return creating;
  }

  /** All policies and permissions of a namespace; undefined when there is no such namespace. */
  namespace(namespace: string): Promise<NamespaceAnswer | undefined> {
    const shared = this.#namespaces.get(namespace);
    if (shared && performance.now() < shared.until) return shared.answer;
    const answer = orUndefined(this.#get(`/namespaces/${namespace}`, namespaceAnswer));
    this.#namespaces.set(namespace, { until: performance.now() + this.#shareNamespaceMs, answer });
    return answer;
  }

  createNamespace(namespace: string, policies: Record<string, unknown>): Promise<void> {
    return this.#write('PUT', `/namespaces/${namespace}`, policies);
  }

  setPolicy(namespace: string, policy: PolicyName, value: PolicyValue): Promise<void> {
    const { verb, path } = endpoints[policy];
    return this.#write(verb, `/namespaces/${namespace}/${path}`, value);
  }

  clearPolicy(namespace: string, policy: PolicyName): Promise<void> {
    return this.#write('DELETE', `/namespaces/${namespace}/${endpoints[policy].path}`);
  }

  /** `partitions` is 0 for a topic without; undefined when there is no such topic. */
  metadata(topic: string): Promise<MetadataAnswer | undefined> {
    return orUndefined(this.#get(`${persistent(topic)}/partitions`, metadataAnswer));
  }

  /** Undefined when there is no such topic or none of its partitions is there. */
  partitionedStats(topic: string): Promise<StatsAnswer | undefined> {
    const query = 'perPartition=true&getPreciseBacklog=true&excludePublishers=true&excludeConsumers=true';
    return orUndefined(this.#get(`${persistent(topic)}/partitioned-stats?${query}`, statsAnswer));
  }

  /** Where every partition, cursor and schema of a topic is stored, and how far; undefined as for its stats. */
  internals(topic: string): Promise<InternalsAnswer | undefined> {
    return orUndefined(this.#get(`${persistent(topic)}/partitioned-internalStats`, internalsAnswer));
  }

  /** Every topic that exists in a namespace, each partition by itself. */
  topics(namespace: string): Promise<string[]> {
    return this.#get(`/persistent/${namespace}`, z.array(z.string()));
  }

  createTopic(topic: string, partitions: number): Promise<void> {
    return this.#write('PUT', `${persistent(topic)}/partitions`, partitions);
  }

  /** Refused while someone is connected. The schemas go with the topic. */
  deleteTopic(topic: string): Promise<void> {
    return this.#write('DELETE', `${persistent(topic)}/partitions`);
  }

  growTopic(topic: string, partitions: number): Promise<void> {
    return this.#write('POST', `${persistent(topic)}/partitions`, partitions);
  }

  createMissingPartitions(topic: string): Promise<void> {
    return this.#write('POST', `${persistent(topic)}/createMissedPartitions`);
  }

  /** Adds to the topic's properties and leaves the others. */
  setProperties(topic: string, properties: Record<string, string>): Promise<void> {
    return this.#write('PUT', `${persistent(topic)}/properties`, properties);
  }

  createSubscription(topic: string, partition: number, subscription: string): Promise<void> {
    const path = `${persistent(topic)}-partition-${partition}/subscription/${encodeURIComponent(subscription)}`;
    return this.#write('PUT', path, 'earliest');
  }

  grant(topic: string, role: string, permissions: readonly Permission[]): Promise<void> {
    return this.#write('POST', `${persistent(topic)}/permissions/${encodeURIComponent(role)}`, permissions);
  }

  revoke(topic: string, role: string): Promise<void> {
    return this.#write('DELETE', `${persistent(topic)}/permissions/${encodeURIComponent(role)}`);
  }

  /** Every version of a topic's schema, oldest first. */
  async schemas(topic: string): Promise<readonly RegisteredSchema[]> {
    return (await orUndefined(this.#get(`/schemas/${pathOf(topic)}/schemas`, schemasAnswer))) ?? [];
  }

  /** A dry run of registerSchema. */
  async testCompatibility(topic: string, definition: string): Promise<SchemaVerdict> {
    const path = `/schemas/${pathOf(topic)}/compatibility`;
    try {
      const answer = await this.#http.send({ method: 'POST', path, body: avro(definition) });
      const { compatibility } = parse(`POST ${path}`, compatibilityAnswer, answer);
      return compatibility
        ? { compatible: true }
        : { compatible: false, reason: 'the broker calls it incompatible' };
    } catch (error) {
      // 4.0 answers 500 for an incompatible schema and says so in the text only
      if (!(error instanceof AdminError) || !error.body.includes('IncompatibleSchemaException')) throw error;
      return { compatible: false, reason: error.reason };
    }
  }

  registerSchema(topic: string, definition: string): Promise<void> {
    return this.#write('POST', `/schemas/${pathOf(topic)}/schema`, avro(definition));
  }

  async #get<T>(path: string, answer: z.ZodType<T>): Promise<T> {
    return this.#answers.read(`GET ${path}`, answer, await this.#http.send({ method: 'GET', path }));
  }

  async #write(method: AdminRequest['method'], path: string, body?: unknown): Promise<void> {
    try {
      await this.#http.send({ method, path, body });
    } finally {
      this.#namespaces.clear();
    }
  }
}

function persistent(topic: string): string {
  return `/persistent/${pathOf(topic)}`;
}

function avro(definition: string): unknown {
  return { type: 'AVRO', schema: definition, properties: {} };
}

async function orUndefined<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AdminError && error.kind === 'not-found') return undefined;
    throw error;
  }
}
