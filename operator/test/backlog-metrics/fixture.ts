import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request, type RequestOptions } from 'node:https';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { pino } from 'pino';
import { Registry } from 'prom-client';

import {
  serveBacklogMetrics,
  type BacklogMetricsLimits,
  type RunningBacklogMetrics,
} from '../../src/backlog-metrics/serve.js';
import type { Authority, Backlogs, DeclaredTopic } from '../../src/backlog-metrics/ports.js';
import type { Identity } from './certificates.js';
import type { Identities } from './identities.js';

export const pulsarTopic = 'persistent://propalpes/comandos/compania';
export const metricPath = (selector: string, namespace = 'propalpes'): string =>
  `/apis/external.metrics.k8s.io/v1beta1/namespaces/${namespace}/pulsar_subscription_backlog` +
  `?labelSelector=${encodeURIComponent(selector)}`;
export const companias = metricPath('subscription=companias,topic=comandos-compania');

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Record<string, unknown>;
}

/** A metrics API on a free port, a Kubernetes and a Pulsar that say what the test wants, and clients. */
export class Fixture {
  readonly registry = new Registry();
  readonly agent: Agent;
  /** `namespace/name` of PulsarTopics. */
  readonly declared = new Map<string, DeclaredTopic>([
    ['propalpes/comandos-compania', { topic: pulsarTopic, subscriptions: ['companias', 'other'] }],
  ]);
  find = (namespace: string, name: string): Promise<DeclaredTopic | undefined> =>
    Promise.resolve(this.declared.get(`${namespace}/${name}`));
  backlogOf: Backlogs['of'] = () => Promise.resolve(new Map([['companias', 7]]));
  authority: () => Promise<Authority>;
  /** Topics that Pulsar was asked about. */
  readonly asked: string[] = [];
  #server: RunningBacklogMetrics | undefined;
  #directory = '';

  constructor(readonly identities: Identities) {
    const { frontProxy, aggregator } = identities;
    this.authority = () => Promise.resolve({ ca: frontProxy.cert, allowedNames: ['front-proxy-client'] });
    this.agent = this.agentFor(aggregator);
  }

  get server(): RunningBacklogMetrics {
    if (!this.#server) throw new Error('not started');
    return this.#server;
  }

  get certFile(): string {
    return join(this.#directory, 'tls.crt');
  }

  get keyFile(): string {
    return join(this.#directory, 'tls.key');
  }

  async start(limits: Partial<BacklogMetricsLimits> = {}, port = 0): Promise<this> {
    this.#directory = await mkdtemp(join(tmpdir(), 'backlog-metrics-'));
    await this.install(this.identities.server);
    this.#server = await serveBacklogMetrics({
      certFile: this.certFile,
      keyFile: this.keyFile,
      authority: { current: () => this.authority() },
      topics: { find: (namespace, name) => this.find(namespace, name) },
      backlogs: {
        of: (topic) => {
          this.asked.push(topic);
          return this.backlogOf(topic);
        },
      },
      port,
      host: '127.0.0.1',
      registry: this.registry,
      log: pino({ level: 'silent' }),
      limits,
    });
    return this;
  }

  install = async ({ cert, key }: Identity): Promise<void> => {
    await writeFile(this.certFile, cert);
    await writeFile(this.keyFile, key);
  };

  agentFor(identity: Partial<Identity>): Agent {
    return new Agent({ keepAlive: true, ca: this.identities.serving.cert, ...identity });
  }

  get(path: string, options: RequestOptions = {}): Promise<Reply> {
    const { hostname, port } = new URL(this.server.url);
    return send({ hostname, port, path, agent: this.agent, ...options });
  }

  /** As someone else, on a connection of their own. */
  async getAs(identity: Partial<Identity>, path = companias): Promise<Reply> {
    const agent = this.agentFor(identity);
    try {
      return await this.get(path, { agent });
    } finally {
      agent.destroy();
    }
  }

  async metric(name: string, labels: Record<string, string> = {}): Promise<number | undefined> {
    const metric = await this.registry.getSingleMetric(name)?.get();
    return metric?.values.find((it) =>
      Object.entries(labels).every(([key, value]) => it.labels[key] === value),
    )?.value;
  }

  async stop(): Promise<void> {
    this.agent.destroy();
    await this.#server?.close();
    await rm(this.#directory, { recursive: true, force: true });
  }
}

function send(options: RequestOptions): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const call = request({ ...options, signal: AbortSignal.timeout(10_000) }, (response) => {
      text(response).then((body) => {
        const { statusCode = 0, headers } = response;
        resolve({ status: statusCode, headers, body: JSON.parse(body || '{}') as Reply['body'] });
      }, reject);
    });
    call.once('error', reject);
    call.end();
  });
}
