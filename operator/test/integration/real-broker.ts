import pulsar from 'pulsar-client';

import { apply, type ApplyResult } from '../../src/apply/apply.js';
import { AdminHttp, pulsarConnections, type AdminRequest } from '../../src/pulsar/admin-http.js';
import { PulsarAdmin } from '../../src/pulsar/pulsar-admin.js';
import type { Desired } from '../../src/plan/state.js';
import { namespaceManifest, topicManifest } from '../samples.js';

let tenants = 0;

/** Address of the broker that the tests were started with. */
export function setting(name: 'PULSAR_ADMIN_URL' | 'PULSAR_SERVICE_URL'): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start the tests with a broker (make test)`);
  return value;
}

/** Fails once per suite, instead of once per test, where there is no broker. */
export function requireBroker(): void {
  setting('PULSAR_ADMIN_URL');
  setting('PULSAR_SERVICE_URL');
}

/** A tenant of its own on the real broker, an admin client that notes its requests, and other hands. */
export class Sandbox {
  readonly tenant = `operator-test-${process.pid}-${(tenants += 1)}`;
  readonly namespace = `${this.tenant}/eventos`;
  readonly topic = `persistent://${this.namespace}/compania`;
  /** Requests of the operator, such as `PUT /admin/v2/tenants/…`. */
  readonly requests: string[] = [];
  readonly lines: string[] = [];
  readonly #hands = new AdminHttp({ url: setting('PULSAR_ADMIN_URL') });
  readonly #admin = new PulsarAdmin({
    url: setting('PULSAR_ADMIN_URL'),
    dispatcher: pulsarConnections().compose((dispatch) => (options, handler) => {
      this.requests.push(`${options.method} ${new URL(options.path, 'http://broker').pathname}`);
      return dispatch(options, handler);
    }),
  });

  get admin(): PulsarAdmin {
    return this.#admin;
  }

  get writes(): string[] {
    return this.requests.filter((it) => !it.startsWith('GET ') && !it.endsWith('/compatibility'));
  }

  /** One namespace and one topic, which the arguments adorn. */
  desired(topic: Record<string, unknown> = {}, namespace: Record<string, unknown> = {}): Desired {
    return {
      namespaces: [namespaceManifest({ namespace: this.namespace, ...namespace })],
      topics: [topicManifest({ topic: this.topic, ...topic })],
      grants: false,
    };
  }

  apply(desired: Desired): Promise<ApplyResult> {
    this.lines.length = 0;
    this.requests.length = 0;
    return apply(this.admin, desired, { deadlineMs: 10_000, print: (line) => this.lines.push(line) });
  }

  /** What someone does by hand, and what the answer says, if it says anything. */
  async byHand(method: AdminRequest['method'], path: string, body?: unknown): Promise<unknown> {
    const text = await this.#hands.send({ method, path, body });
    return text === '' ? undefined : JSON.parse(text);
  }

  /** Sends messages to the topic, which has no schema. */
  async produce(count: number): Promise<void> {
    const client = new pulsar.Client({ serviceUrl: setting('PULSAR_SERVICE_URL') });
    const producer = await client.createProducer({ topic: this.topic });
    for (let sent = 0; sent < count; sent += 1) await producer.send({ data: Buffer.from('x') });
    await client.close();
  }

  /** Keeps a producer on the topic until the function that this resolves with is called. */
  async connectProducer(): Promise<() => Promise<void>> {
    const client = new pulsar.Client({ serviceUrl: setting('PULSAR_SERVICE_URL') });
    await client.createProducer({ topic: this.topic });
    return async () => {
      await client.close();
    };
  }

  topicPath(topic = this.topic): string {
    return topic.replace('persistent://', '/persistent/');
  }

  async remove(): Promise<void> {
    const namespaces = (await this.byHand('GET', `/namespaces/${this.tenant}`)) as string[];
    for (const namespace of namespaces) await this.#removeNamespace(namespace);
    await this.byHand('DELETE', `/tenants/${this.tenant}`);
  }

  async #removeNamespace(namespace: string): Promise<void> {
    const partitioned = (await this.byHand('GET', `/persistent/${namespace}/partitioned`)) as string[];
    for (const it of partitioned) await this.byHand('DELETE', `${this.topicPath(it)}/partitions?force=true`);
    const rest = (await this.byHand('GET', `/persistent/${namespace}`)) as string[];
    for (const it of rest) await this.byHand('DELETE', `${this.topicPath(it)}?force=true`);
    await this.byHand('DELETE', `/namespaces/${namespace}`);
  }
}
