import { kubectl } from '@propalpes/local/control-plane/program';
import { until } from '@propalpes/local/process/until';

import { kubeconfigPath } from '../cluster/cluster.js';

const apiService = 'v1beta1.external.metrics.k8s.io';

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
}

/** A Deployment that an HPA scales on a backlog, in a namespace that exists, and the metrics API as the cluster knows it. */
export class Autoscaled {
  constructor(readonly namespace: string) {}

  /** The name that the aggregator expects in the certificate of the metrics API. */
  get serverName(): string {
    return `backlog-metrics.${this.namespace}.svc`;
  }

  /** Makes the cluster ask the metrics API, which listens on this machine. */
  async register(port: number, ca: string): Promise<void> {
    const { namespace } = this;
    await this.#apply(
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'backlog-metrics', namespace },
        spec: { type: 'ExternalName', externalName: 'localhost', ports: [{ port }] },
      },
      {
        apiVersion: 'apiregistration.k8s.io/v1',
        kind: 'APIService',
        metadata: { name: apiService },
        spec: {
          group: 'external.metrics.k8s.io',
          version: 'v1beta1',
          groupPriorityMinimum: 100,
          versionPriority: 100,
          service: { name: 'backlog-metrics', namespace, port },
          caBundle: Buffer.from(ca).toString('base64'),
        },
      },
    );
    await this.run('wait', '--for=condition=Available', '--timeout=30s', `apiservice/${apiService}`);
  }

  /** One replica for each 10 messages, 1 to 5. */
  async deploy(selector: Record<string, string>): Promise<void> {
    const { namespace } = this;
    const labels = { app: 'companias' };
    const metadata = { name: 'companias', namespace };
    const containers = [{ name: 'companias', image: 'companias' }];
    const metric = { name: 'pulsar_subscription_backlog', selector: { matchLabels: selector } };
    await this.#apply(
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata,
        spec: {
          replicas: 1,
          selector: { matchLabels: labels },
          template: { metadata: { labels }, spec: { containers } },
        },
      },
      {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata,
        spec: {
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'companias' },
          minReplicas: 1,
          maxReplicas: 5,
          metrics: [
            { type: 'External', external: { metric, target: { type: 'AverageValue', averageValue: '10' } } },
          ],
        },
      },
    );
  }

  async replicas(): Promise<number> {
    return Number(await this.run('get', 'deployment', 'companias', '-o', 'jsonpath={.spec.replicas}'));
  }

  async scaling(): Promise<Condition | undefined> {
    const json = await this.run('get', 'hpa', 'companias', '-o', 'jsonpath={.status}');
    return (JSON.parse(json || '{}') as { conditions?: Condition[] }).conditions?.find(
      (it) => it.type === 'ScalingActive',
    );
  }

  /** Resolves once `kubectl describe hpa` says so. */
  async shows(pattern: RegExp): Promise<void> {
    let last = '';
    const look = async () => pattern.test((last = await this.run('describe', 'hpa', 'companias')));
    await until(look, { what: String(pattern), withinMs: 20_000 }).catch((error: unknown) => {
      throw new Error(`${String(error)}; it shows ${last}`, { cause: error });
    });
  }

  run(...args: string[]): Promise<string> {
    return kubectl({ kubeconfig: kubeconfigPath() }, ['-n', this.namespace, ...args]);
  }

  /** The namespace stays; an API that nobody serves would hinder its deletion. */
  async remove(): Promise<void> {
    await this.run('delete', 'apiservice', apiService, '--ignore-not-found');
    await this.run('delete', 'hpa,deployment,service', '--all');
  }

  async #apply(...items: object[]): Promise<void> {
    const stdin = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
    await kubectl({ kubeconfig: kubeconfigPath() }, ['apply', '-f', '-'], { stdin });
  }
}
