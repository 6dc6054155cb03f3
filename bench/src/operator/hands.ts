import type { ControlPlane } from '@propalpes/local/control-plane/control-plane';
import { kubectl } from '@propalpes/local/control-plane/program';
import { listOf, type Topic } from './load.js';

const timeoutMs = 600_000;

/** What a team and somebody else do by hand, in Kubernetes and in Pulsar. */
export class Hands {
  constructor(
    private readonly plane: ControlPlane,
    readonly adminUrl: string,
  ) {}

  kubectl(...args: string[]): Promise<string> {
    return kubectl(this.plane, args, { timeoutMs });
  }

  /** Creates a namespace and its topics, all at once. */
  create(namespace: string, topics: readonly Topic[]): Promise<string> {
    return kubectl(this.plane, ['create', '-f', '-'], { stdin: listOf(namespace, topics), timeoutMs });
  }

  async allReady(): Promise<void> {
    await this.kubectl('wait', 'pulsartopics', '--all', '--for=condition=Ready', '--timeout=550s');
  }

  /** The version of each object, which any write changes. */
  async versions(): Promise<ReadonlyMap<string, string>> {
    const { items } = JSON.parse(
      await this.kubectl('get', 'pulsartopics,pulsarnamespaces', '-o', 'json'),
    ) as {
      items: { metadata: { uid: string; resourceVersion: string } }[];
    };
    return new Map(items.map(({ metadata }) => [metadata.uid, metadata.resourceVersion]));
  }

  async repairsOf({ name }: Topic): Promise<number> {
    const selector = `--field-selector=involvedObject.name=${name},reason=DriftRepaired`;
    return (await this.kubectl('get', 'events', selector, '-o', 'name')).split('\n').filter(Boolean).length;
  }

  async subscriptions(topic: Topic): Promise<string[]> {
    return (await this.#admin('GET', `${partitionOf(topic)}/subscriptions`)) as string[];
  }

  async deleteSubscription(topic: Topic, name: string): Promise<void> {
    await this.#admin('DELETE', `${partitionOf(topic)}/subscription/${name}`);
  }

  /** Every topic of a namespace, each partition by itself. */
  async topicsOf(namespace: string): Promise<string[]> {
    return (await this.#admin('GET', `/persistent/${namespace}`)) as string[];
  }

  async #admin(method: string, path: string): Promise<unknown> {
    const signal = AbortSignal.timeout(15_000);
    const response = await fetch(`${this.adminUrl}/admin/v2${path}`, { method, signal });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    const text = await response.text();
    return text === '' ? undefined : JSON.parse(text);
  }
}

function partitionOf({ topic }: Topic): string {
  return `${topic.replace('persistent://', '/persistent/')}-partition-0`;
}
