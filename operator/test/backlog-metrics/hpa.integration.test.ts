import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';
import { until } from '@propalpes/local/process/until';
import { TcpProxy } from '@propalpes/local/process/tcp-proxy';
import { pino } from 'pino';
import { Registry } from 'prom-client';

import { pulsarBacklogs } from '../../src/backlog-metrics/pulsar-backlogs.js';
import { serveBacklogMetrics, type RunningBacklogMetrics } from '../../src/backlog-metrics/serve.js';
import { connectKubernetes, loadKubeConfig, type KubernetesClient } from '../../src/kubernetes/api-client.js';
import { declaredTopics } from '../../src/kubernetes/declared-topics.js';
import { requestHeaderAuthority } from '../../src/kubernetes/request-header-authority.js';
import { PulsarAdmin } from '../../src/pulsar/pulsar-admin.js';
import { requireCluster, Team } from '../cluster/cluster.js';
import { requireBroker, Sandbox, setting } from '../integration/real-broker.js';
import { Autoscaled } from './autoscaled.js';
import { createAuthority } from './certificates.js';
import { Traffic } from './traffic.js';

const subscriptions = [{ name: 'companias' }];
const selector = { topic: 'comandos-compania', subscription: 'companias' };

describe('an HPA on the backlog of a subscription', function () {
  this.timeout(90_000);
  let directory: string;
  let kubernetes: KubernetesClient;
  let team: Team;
  let pulsar: Sandbox;
  let traffic: Traffic;
  let toPulsar: TcpProxy;
  let metrics: RunningBacklogMetrics;
  let scaled: Autoscaled;
  const registry = new Registry();

  before(async () => {
    requireBroker();
    await requireCluster();
    team = new Team();
    await team.create();
    pulsar = new Sandbox();
    await pulsar.apply(pulsar.desired({ subscriptions }));
    await team.apply('PulsarTopic', selector.topic, { topic: pulsar.topic, subscriptions });
    traffic = new Traffic(pulsar.topic);
    scaled = new Autoscaled(team.namespace);
    const { hostname, port } = new URL(setting('PULSAR_ADMIN_URL'));
    toPulsar = new TcpProxy({ host: hostname, port: Number(port) });
    await toPulsar.restore();
    await serve();
    await scaled.deploy(selector);
  });

  after(async () => {
    await scaled.remove();
    await metrics.close();
    kubernetes.close();
    await toPulsar.cut();
    await traffic.close();
    await team.remove();
    await pulsar.remove();
    await rm(directory, { recursive: true });
  });

  async function serve(): Promise<void> {
    directory = await mkdtemp(join(tmpdir(), 'hpa-'));
    const authority = await createAuthority('serving');
    const { cert, key } = await authority.server(scaled.serverName);
    const [certFile, keyFile] = [join(directory, 'tls.crt'), join(directory, 'tls.key')];
    await writeFile(certFile, cert);
    await writeFile(keyFile, key);
    kubernetes = connectKubernetes(loadKubeConfig(), 5_000);
    metrics = await serveBacklogMetrics({
      topics: declaredTopics(kubernetes),
      backlogs: pulsarBacklogs(
        new PulsarAdmin({ url: `http://127.0.0.1:${toPulsar.port}`, timeoutMs: 2_000 }),
      ),
      authority: requestHeaderAuthority(kubernetes),
      certFile,
      keyFile,
      port: 0,
      host: '127.0.0.1',
      registry,
      log: pino({ level: 'silent' }),
      limits: { intervalMs: 1_000, answerMs: 900 },
    });
    await scaled.register(Number(new URL(metrics.url).port), authority.cert);
  }

  const scaledTo = (count: number) =>
    until(async () => (await scaled.replicas()) === count, { what: `${count} replicas`, withinMs: 30_000 });

  const scalingIs = (reason: string) =>
    until(async () => (await scaled.scaling())?.reason === reason, { what: reason, withinMs: 30_000 });

  const count = async (outcome: string): Promise<number> => {
    const metric = await registry.getSingleMetric('backlog_metrics_requests_total')?.get();
    return metric?.values.find((it) => it.labels['outcome'] === outcome)?.value ?? 0;
  };

  it('shows the live value and scales out with it', async () => {
    await traffic.produce(30);
    await scaledTo(3);
    await scalingIs('ValidMetricFound');
    await scaled.shows(/"pulsar_subscription_backlog" \(target average value\): +10 \/ 10/);
  });

  it('keeps the replicas while Pulsar is away, and says why', async () => {
    await toPulsar.cut();
    await scalingIs('FailedGetExternalMetric');
    const before = await count('ServiceUnavailable');
    await until(async () => (await count('ServiceUnavailable')) >= before + 3, {
      what: 'three more looks of the HPA',
      withinMs: 30_000,
    });
    expect(await scaled.replicas()).to.equal(3);
    expect((await scaled.scaling())?.message).to.match(/Pulsar is unavailable: .*ECONNREFUSED/);
  });

  it('scales in again when Pulsar is back and the backlog is gone', async () => {
    await toPulsar.restore();
    await traffic.consume('companias', 30);
    await scaledTo(1);
    await scalingIs('ValidMetricFound');
  });

  it('is told of a topic that its namespace does not declare', async () => {
    await scaled.deploy({ ...selector, topic: 'nada' });
    await scalingIs('FailedGetExternalMetric');
    const { message } = (await scaled.scaling())!;
    expect(message).to.include(`there is no PulsarTopic nada in namespace ${team.namespace}`);
  });

  it('is discovered by kubectl', async () => {
    const { resources } = JSON.parse(
      await scaled.run('get', '--raw', '/apis/external.metrics.k8s.io/v1beta1'),
    ) as {
      resources: { name: string }[];
    };
    expect(resources.map((it) => it.name)).to.deep.equal(['pulsar_subscription_backlog']);
    expect(await scaled.run('api-resources', '--api-group=external.metrics.k8s.io')).to.include(
      'ExternalMetricValueList',
    );
  });

  it('leaves only the aggregator in: nobody else was answered', async () => {
    expect(await count('Unauthorized')).to.equal(0);
    expect(await count('Value')).to.be.above(0);
  });
});
