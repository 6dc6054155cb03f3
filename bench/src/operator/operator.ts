import { fileURLToPath } from 'node:url';
import { startControlPlane, type ControlPlane } from '@propalpes/local/control-plane/control-plane';
import { kubectl } from '@propalpes/local/control-plane/program';
import { until } from '@propalpes/local/process/until';
import { ensureKubernetes } from '@propalpes/local/setup/kubernetes';
import type { Stack } from '@propalpes/local/stack/stack';
import type { Figure } from '../figure.js';
import { cpuMs, residentMiB } from '../processes.js';
import { listOf, topicsOf, type Topic } from './load.js';
import { Loop } from './loop.js';

const TOPICS = 500;
const RESYNC_MS = 30_000;
const crds = fileURLToPath(new URL('../../../../operator/crds.yaml', import.meta.url));

/** What the operator costs at 500 topics, and how soon it acts, on a real API server and broker. */
export async function operator(stack: Stack, say: (text: string) => void): Promise<Figure[]> {
  await ensureKubernetes(say);
  const plane = await startControlPlane();
  const loop = await Loop.create({
    KUBECONFIG: plane.kubeconfig,
    PULSAR_ADMIN_URL: stack.env.PULSAR_ADMIN_URL,
  });
  const bench = new OperatorBench(plane, stack.env.PULSAR_ADMIN_URL, loop, say);
  try {
    await bench.prepare();
    return [
      ...(await bench.applyAtOnce()),
      ...(await bench.idle()),
      ...(await bench.drift()),
      ...(await bench.crash()),
    ];
  } finally {
    await loop.process.kill();
    await plane.stop();
  }
}

class OperatorBench {
  readonly #topics = topicsOf('bench/carga', TOPICS);

  constructor(
    private readonly plane: ControlPlane,
    private readonly adminUrl: string,
    private readonly loop: Loop,
    private readonly say: (text: string) => void,
  ) {}

  async prepare(): Promise<void> {
    await this.#kubectl('apply', '-f', crds);
    await this.#kubectl('wait', '--for=condition=Established', '-f', crds);
    await this.loop.process.start();
  }

  async applyAtOnce(): Promise<Figure[]> {
    const start = performance.now();
    const peak = await this.loop.peakDuring(this.#bringAbout('bench/carga', this.#topics));
    const seconds = (performance.now() - start) / 1_000;
    this.say(`${TOPICS} topics ready after ${seconds.toFixed(1)} s`);
    return [
      { name: `${TOPICS} topics applied at once, all Ready`, value: seconds, unit: 's' },
      { name: 'time per topic', value: (seconds * 1_000) / TOPICS, unit: 'ms' },
      { name: 'operator memory, largest', value: peak, unit: 'MiB' },
    ];
  }

  /** Two resyncs in which nothing is to be done. */
  async idle(): Promise<Figure[]> {
    await this.#resyncs(1);
    const before = await this.#written();
    const cpu = await cpuMs(this.loop.process.pid);
    const start = performance.now();
    await this.#resyncs(2);
    const percent = ((await cpuMs(this.loop.process.pid)) - cpu) / ((performance.now() - start) / 100);
    const after = await this.#written();
    const changed = [...after.versions].filter(([name, version]) => before.versions.get(name) !== version);
    return [
      { name: 'idle: writes to Kubernetes', value: changed.length, unit: '', bar: { atMost: 0 } },
      { name: 'idle: writes to Pulsar', value: after.pulsar - before.pulsar, unit: '', bar: { atMost: 0 } },
      { name: 'idle: processor time', value: percent, unit: '% of a core', bar: { atMost: 3 } },
      { name: 'idle: operator memory', value: await residentMiB(this.loop.process.pid), unit: 'MiB' },
    ];
  }

  async drift(): Promise<Figure[]> {
    const [topic, other] = [this.#topics[7], this.#topics[11]] as [Topic, Topic];
    const subscription = `${this.#path(topic)}-partition-0/subscription/lector`;
    await this.#admin('DELETE', subscription);
    const byHand = await secondsUntil(async () => (await this.#subscriptions(topic)).includes('lector'));
    const events = async () => (await this.#repairsOf(topic)) > 0;
    await until(events, { what: 'the Event of the repair', withinMs: 10_000 });
    await this.#resyncs(1);
    const patch = JSON.stringify({ spec: { subscriptions: [{ name: 'lector' }, { name: 'otro' }] } });
    await this.#kubectl('patch', 'pulsartopic', other.name, '--type=merge', '-p', patch);
    const byObject = await secondsUntil(async () => (await this.#subscriptions(other)).includes('otro'));
    return [
      { name: 'a subscription deleted by hand is back', value: byHand, unit: 's', bar: { atMost: 35 } },
      { name: 'Events of that repair', value: await this.#repairsOf(topic), unit: '', bar: { atMost: 1 } },
      { name: 'a change of the object is carried out', value: byObject, unit: 's', bar: { atMost: 2 } },
    ];
  }

  /** SIGKILL when half of another 500 are ready. */
  async crash(): Promise<Figure[]> {
    const topics = topicsOf('bench/corte', TOPICS);
    const applying = this.#kubectlWith(listOf('bench/corte', topics), 'create', '-f', '-');
    const halfway = async () =>
      (await this.loop.metric('operator_objects', 'kind="PulsarTopic",ready="True"')) >= TOPICS * 1.5;
    await until(halfway, { what: 'half of the topics', withinMs: 300_000 });
    await this.loop.process.kill();
    await applying;
    this.say('killed halfway, starting again');
    await this.loop.process.start();
    await this.#allReady();
    const there = (await this.#admin('GET', '/persistent/bench/corte')) as string[];
    const wanted = new Set(topics.map(({ topic }) => `${topic}-partition-0`));
    return [
      {
        name: 'after a crash: topics missing',
        value: [...wanted].filter((it) => !there.includes(it)).length,
        unit: '',
        bar: { atMost: 0 },
      },
      {
        name: 'after a crash: topics twice or orphaned',
        value: there.filter((it) => !wanted.has(it)).length,
        unit: '',
        bar: { atMost: 0 },
      },
    ];
  }

  async #bringAbout(namespace: string, topics: readonly Topic[]): Promise<void> {
    await this.#kubectlWith(listOf(namespace, topics), 'create', '-f', '-');
    await this.#allReady();
  }

  async #allReady(): Promise<void> {
    await this.#kubectl('wait', 'pulsartopics', '--all', '--for=condition=Ready', '--timeout=550s');
  }

  /** Waits until every object has been worked on as often again. */
  async #resyncs(count: number): Promise<void> {
    const worked = () => this.loop.metric('operator_reconciles_total');
    const enough = (await worked()) + count * TOPICS;
    const withinMs = (count + 1) * RESYNC_MS + 60_000;
    await until(async () => (await worked()) >= enough, { what: 'a resync', withinMs, everyMs: 500 });
  }

  async #written(): Promise<{ versions: ReadonlyMap<string, string>; pulsar: number }> {
    const text = await this.#kubectl('get', 'pulsartopics', '-o', 'json');
    const { items } = JSON.parse(text) as {
      items: { metadata: { name: string; resourceVersion: string } }[];
    };
    return {
      versions: new Map(items.map(({ metadata }) => [metadata.name, metadata.resourceVersion])),
      pulsar: await this.loop.metric('operator_pulsar_writes_total'),
    };
  }

  async #repairsOf({ name }: Topic): Promise<number> {
    const selector = `--field-selector=involvedObject.name=${name},reason=DriftRepaired`;
    return (await this.#kubectl('get', 'events', selector, '-o', 'name')).split('\n').filter(Boolean).length;
  }

  async #subscriptions(topic: Topic): Promise<string[]> {
    return (await this.#admin('GET', `${this.#path(topic)}-partition-0/subscriptions`)) as string[];
  }

  #path({ topic }: Topic): string {
    return topic.replace('persistent://', '/persistent/');
  }

  async #admin(method: string, path: string): Promise<unknown> {
    const response = await fetch(`${this.adminUrl}/admin/v2${path}`, {
      method,
      signal: AbortSignal.timeout(15_000),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    const text = await response.text();
    return text === '' ? undefined : JSON.parse(text);
  }

  #kubectl(...args: string[]): Promise<string> {
    return kubectl(this.plane, args, { timeoutMs: 600_000 });
  }

  #kubectlWith(stdin: string, ...args: string[]): Promise<string> {
    return kubectl(this.plane, args, { stdin, timeoutMs: 600_000 });
  }
}

async function secondsUntil(condition: () => Promise<boolean>): Promise<number> {
  const start = performance.now();
  await until(condition, { what: 'the repair', withinMs: 90_000, everyMs: 50 });
  return (performance.now() - start) / 1_000;
}
