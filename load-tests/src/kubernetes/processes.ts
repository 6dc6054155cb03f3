import { services } from '@propalpes/local/supervisor/services';
import type { Watched } from '../k6/subject.js';
import type { Cluster } from './cluster.js';
import { Restarts, type PodOfContainers } from './restarts.js';

interface Pod extends PodOfContainers {
  readonly metadata: PodOfContainers['metadata'] & {
    readonly deletionTimestamp?: string;
    readonly labels: Readonly<Record<string, string>>;
  };
  readonly spec: {
    readonly containers: readonly {
      readonly ports?: readonly { readonly name?: string; readonly containerPort: number }[];
    }[];
  };
  readonly status: PodOfContainers['status'] & { readonly phase: string; readonly podIP?: string };
}

/** Each look starts a kubectl, on the processors that carry the system. */
const LOOK_EVERY_MS = 6_000;

const NAME = 'app.kubernetes.io/name';

const ours = new Set(services.map(({ name }) => name));

/** The pods of the services that run, each with a number of its own in the order in which they are seen. */
export class Processes {
  readonly #names = new Map<string, string>();
  readonly #restarts = new Restarts();
  #seen: readonly Watched[] = [];
  #seenAt = -Infinity;

  constructor(private readonly cluster: Cluster) {}

  /** As they were a few seconds ago. */
  async watched(): Promise<readonly Watched[]> {
    if (performance.now() - this.#seenAt < LOOK_EVERY_MS) return this.#seen;
    this.#seen = await this.#look();
    this.#seenAt = performance.now();
    return this.#seen;
  }

  /** Of all containers of the release, as far as they were seen: a look is taken now, and every time the pods are asked for. */
  async restarts(): Promise<readonly string[]> {
    this.#seen = await this.#look();
    return this.#restarts.texts;
  }

  async #look(): Promise<readonly Watched[]> {
    const text = await this.cluster.kubectl('get', 'pods', '--output=json', '--request-timeout=5s');
    const { items } = JSON.parse(text) as { readonly items: readonly Pod[] };
    this.#restarts.note(items);
    return items
      .filter(({ metadata: { labels } }) => ours.has(labels[NAME] ?? ''))
      .filter(({ metadata, status }) => status.phase === 'Running' && !metadata.deletionTimestamp)
      .flatMap((pod) => this.#watched(pod));
  }

  #watched({ metadata: { uid, labels }, spec, status: { podIP } }: Pod): readonly Watched[] {
    const ports = spec.containers.flatMap((container) => container.ports ?? []);
    const port = ports.find(({ name }) => name === 'management')?.containerPort;
    if (podIP === undefined || port === undefined) return [];
    return [{ name: this.#nameOf(uid, labels[NAME] ?? ''), managementUrl: `http://${podIP}:${port}` }];
  }

  #nameOf(uid: string, service: string): string {
    const known = this.#names.get(uid);
    if (known !== undefined) return known;
    const before = [...this.#names.values()].filter((name) => name.startsWith(`${service}#`)).length;
    const name = `${service}#${before + 1}`;
    this.#names.set(uid, name);
    return name;
  }
}
