import { CustomObjectsApi } from '@kubernetes/client-node';
import { until } from '@propalpes/local/process/until';

import { group, version, plurals } from '../../src/kinds/metadata.js';
import { loadKubeConfig } from '../../src/kubernetes/api-client.js';
import { readResource } from '../../src/kubernetes/resource.js';
import { auditoria, type Fixture } from './fixture.js';

/** Topics by the dozen, each with one subscription. */
export class TopicFleet {
  readonly #names: readonly string[];
  readonly #objects = loadKubeConfig().makeApiClient(CustomObjectsApi);

  constructor(
    private readonly world: Pick<Fixture, 'team' | 'pulsar' | 'namespace'>,
    size: number,
  ) {
    this.#names = Array.from({ length: size }, (_, index) => `topic-${String(index).padStart(3, '0')}`);
  }

  /** Subscriptions of each partition that there shall be in Pulsar, and nothing else. */
  get expected(): Record<string, string[]> {
    return Object.fromEntries(this.#names.map((it) => [`${this.#topic(it)}-partition-0`, ['auditoria']]));
  }

  async apply(): Promise<void> {
    await this.world.namespace();
    for (const name of this.#names) await this.change(name, auditoria);
  }

  change(name: string, spec: object): Promise<unknown> {
    return this.world.team.apply('PulsarTopic', name, { topic: this.#topic(name), ...spec });
  }

  /** How many are in sync. */
  async ready(): Promise<number> {
    const { namespace } = this.world.team;
    const parameters = { group, version, namespace, plural: plurals.PulsarTopic };
    const { items } = (await this.#objects.listNamespacedCustomObject(parameters)) as { items: unknown[] };
    const topics = items.map((it) => readResource('PulsarTopic', it));
    const inSync = topics.filter(({ status }) => status.conditions?.some((it) => it.reason === 'InSync'));
    return inSync.length;
  }

  untilReady(count: number): Promise<void> {
    const enough = async (): Promise<boolean> => (await this.ready()) >= count;
    return until(enough, { what: `${count} topics in sync`, withinMs: 40_000, everyMs: 20 });
  }

  /** Everything that there is in the tenant, in the form of `expected`. */
  async inPulsar(): Promise<Record<string, unknown>> {
    const { pulsar } = this.world;
    const namespaces = (await pulsar.byHand('GET', `/namespaces/${pulsar.tenant}`)) as string[];
    const topics: string[] = [];
    for (const it of namespaces)
      topics.push(...((await pulsar.byHand('GET', `/persistent/${it}`)) as string[]));
    const partitioned = (await pulsar.byHand(
      'GET',
      `/persistent/${pulsar.namespace}/partitioned`,
    )) as string[];
    const strays = partitioned.filter((it) => !topics.includes(`${it}-partition-0`));
    const subscriptions = [...topics, ...strays].sort().map(async (it) => {
      return [it, await pulsar.byHand('GET', `${pulsar.topicPath(it)}/subscriptions`)] as const;
    });
    return Object.fromEntries(await Promise.all(subscriptions));
  }

  #topic(name: string): string {
    return `persistent://${this.world.pulsar.namespace}/${name}`;
  }
}
