import { readFile, writeFile } from 'node:fs/promises';
import { hostPort, node, statePaths } from '@propalpes/local/node/settings';
import { bare } from '@propalpes/local/on-kubernetes/bare';
import { untilReady } from '@propalpes/local/on-kubernetes/pods';
import {
  chart,
  helm,
  kubectlIn,
  release,
  undeploy,
  type Values,
} from '@propalpes/local/on-kubernetes/release';
import type { Access, Target } from '@propalpes/local/on-kubernetes/target';
import { Fault } from '@propalpes/local/process/fault';
import { step, type Say } from '@propalpes/local/process/progress';
import { until } from '@propalpes/local/process/until';
import { tool } from '@propalpes/local/setup/tool';
import { reunite } from './partition.js';

/** The cluster as it is seen from within its own network, and the release on it. */
export class Cluster {
  private isBrokenOff = false;

  private constructor(
    private readonly target: Target,
    /** A file with what the release was installed with. */
    private readonly own: string,
    private readonly say: Say,
  ) {}

  /** Rejects with a Fault when the release is not there. */
  static async open(say: Say): Promise<Cluster> {
    const target = { ...bare, access: { ...bare.access, env: { KUBECONFIG: await kubeconfigWithin() } } };
    const own = statePaths().file('values.json');
    await writeFile(own, await helm(target.access, ['get', 'values', release, '--output', 'json'], say));
    return new Cluster(target, own, say);
  }

  get access(): Access {
    return this.target.access;
  }

  /** From now on nobody but `restore` changes anything: what a trial still wants to do fails. */
  breakOff(): void {
    this.isBrokenOff = true;
  }

  async kubectl(...args: string[]): Promise<string> {
    this.assertGoing();
    return this.ask(...args);
  }

  /** Changes rules of the network of the node, where a trial runs. */
  async nft(commands: string): Promise<string> {
    this.assertGoing();
    return tool('nft', [commands]);
  }

  private ask(...args: string[]): Promise<string> {
    return kubectlIn(this.target.access, args);
  }

  private assertGoing(): void {
    if (this.isBrokenOff) throw new Fault('The trial was broken off.');
  }

  /** Takes the release away with its topics and data, and installs it with some values more: the ledger must see all from the first on. */
  async beginAnew(values: Values): Promise<void> {
    await step(this.say, 'Beginning with an empty broker and database', async () => {
      this.assertGoing();
      await undeploy(this.target, this.say);
      await this.kubectl('delete', 'persistentvolumeclaims', '--all', '--timeout=120s');
      await this.upgrade(values);
      await this.keepCommands({ time: '1d' });
    });
  }

  /** Upgrades the release to its own values and these. Resolves when every pod is ready. */
  async upgrade(values: Values): Promise<void> {
    await this.change(values);
    await this.ready();
  }

  /** As `upgrade`, with the chart of another version if one is given, and waits for nothing. */
  async change(values: Values, from = chart): Promise<void> {
    this.assertGoing();
    await this.helmUpgrade(values, from);
  }

  private async helmUpgrade(values: Values, from = chart): Promise<void> {
    const files = ['--values', this.own, '--values', '-'];
    const args = ['upgrade', '--install', release, from, '--reset-values', ...files];
    await helm(this.target.access, args, this.say, JSON.stringify(values));
  }

  /** Takes back the last change. Resolves when every pod is ready. */
  async rollback(): Promise<void> {
    this.assertGoing();
    await helm(this.target.access, ['rollback', release], this.say);
    await this.ready();
  }

  /** Gives the release back what it had. */
  async restore(): Promise<void> {
    await step(this.say, 'Restoring the release', async () => {
      await tool('nft', [reunite]);
      await this.wake();
      await this.helmUpgrade({});
      await this.ready();
      await this.keepCommands(null);
    });
  }

  /** Gives a pod to what has none: an HPA, and so Helm, leaves it alone. */
  private async wake(): Promise<void> {
    const path = '--output=jsonpath={range .items[?(@.spec.replicas==0)]}{.kind}/{.metadata.name} {end}';
    const asleep = (await this.ask('get', 'deployments,statefulsets', path)).trim();
    if (asleep !== '') await this.ask('scale', ...asleep.split(' '), '--replicas=1');
  }

  /** Resolves when every pod is. */
  ready(): Promise<void> {
    return untilReady(this.target, this.say);
  }

  /** What was acknowledged is kept, so that the ledger can read it in the end; with `null` it is not, as usual. */
  private async keepCommands(retention: { readonly time: string } | null): Promise<void> {
    const patch = JSON.stringify({ spec: { retention } });
    await this.ask('patch', 'pulsarnamespaces', 'comandos', '--type=merge', `--patch=${patch}`);
    const generation = '{.metadata.generation}={.status.observedGeneration}';
    await until(
      async () => {
        const seen = await this.ask('get', 'pulsarnamespaces', 'comandos', `--output=jsonpath=${generation}`);
        const [made, observed] = seen.split('=');
        return made === observed;
      },
      { what: 'the retention of commands', withinMs: 60_000, everyMs: 500 },
    );
  }
}

/** That of the machine, but for the address: the port on its loopback address is not reached from the network of the node. */
async function kubeconfigWithin(): Promise<string> {
  const file = statePaths().file('kubeconfig-within');
  const text = await readFile(statePaths().kubeconfig, 'utf8');
  const within = `https://${node.address}:${node.apiPort}`;
  await writeFile(file, text.replaceAll(`https://127.0.0.1:${hostPort()}`, within), { mode: 0o600 });
  return file;
}
