import { until } from '@propalpes/local/process/until';

import type { Resource } from '../../src/kubernetes/resource.js';
import { requireBroker, Sandbox } from '../integration/real-broker.js';
import { recordOf } from '../samples.js';
import { requireCluster, Team } from './cluster.js';
import { TestOperator, type Overrides } from './operator.js';

export const auditoria = { subscriptions: [{ name: 'auditoria' }] };
export const a = { name: 'a', type: 'string' };

/** A schema of records with these fields, as a topic's spec has it. */
export function avro(...fields: object[]) {
  return { schema: { type: 'AVRO', definition: recordOf(...fields) } };
}

/** A team in Kubernetes, a tenant in Pulsar and an operator between them. */
export class Fixture {
  readonly team = new Team();
  readonly pulsar = new Sandbox();
  #operator: TestOperator | undefined;

  /** Makes a new one before each test of the suite and removes it afterwards. */
  static forEach(use: (fixture: Fixture) => void): void {
    let fixture: Fixture;
    before(requireBroker);
    before(requireCluster);
    beforeEach(async () => {
      fixture = new Fixture();
      await fixture.team.create();
      use(fixture);
    });
    afterEach(async () => {
      await fixture.stop();
      await fixture.team.remove();
      await fixture.pulsar.remove();
    });
  }

  /** By default the operator resyncs so rarely that only a watch can tell it something. */
  start(overrides: Overrides = {}): TestOperator {
    this.#operator = new TestOperator(this.team.namespace, this.pulsar.admin, overrides);
    return this.#operator;
  }

  async stop(): Promise<void> {
    await this.#operator?.stop();
    this.#operator = undefined;
  }

  namespace(spec: object = {}, annotations: Record<string, string | null> = {}): Promise<Resource> {
    const all = { namespace: this.pulsar.namespace, ...spec };
    return this.team.apply('PulsarNamespace', 'eventos', all, annotations);
  }

  topic(spec: object = {}, annotations: Record<string, string | null> = {}): Promise<Resource> {
    return this.team.apply('PulsarTopic', 'compania', { topic: this.pulsar.topic, ...spec }, annotations);
  }

  /** The topic once its Ready condition has this reason for its present spec. */
  reason(reason: string): Promise<Resource> {
    return this.team.reason('PulsarTopic', 'compania', reason);
  }

  /** Namespace and topic, both in sync. */
  async ready(spec: object = auditoria): Promise<Resource> {
    await this.namespace();
    await this.team.reason('PulsarNamespace', 'eventos', 'InSync');
    await this.topic(spec);
    return this.reason('InSync');
  }

  until(what: string, condition: () => Promise<boolean>): Promise<void> {
    return until(condition, { what, withinMs: 20_000 });
  }

  /** Resolves when namespace and topic have been looked at so often that one resync lies in between. */
  async nextResync(): Promise<void> {
    const look = `GET /admin/v2/namespaces/${this.pulsar.namespace}`;
    const looks = () => this.pulsar.requests.filter((it) => it === look).length;
    const enough = looks() + 4;
    await this.until('a resync', () => Promise.resolve(looks() >= enough));
  }

  /** Of the first partition, as Pulsar says. */
  async subscriptions(): Promise<string[]> {
    const path = `${this.pulsar.topicPath()}-partition-0/subscriptions`;
    return (await this.pulsar.byHand('GET', path)) as string[];
  }
}

/** The message of a condition. */
export function messageOf({ status }: Resource, type = 'Ready'): string | undefined {
  return status.conditions?.find((it) => it.type === type)?.message;
}
