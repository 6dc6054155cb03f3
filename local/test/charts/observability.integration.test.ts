import { expect } from 'chai';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readRules } from '../../src/prometheus/alerts.js';
import { render, type KubernetesObject } from '../../src/charts/render.js';
import { prometheusVersion } from '../../src/setup/prometheus.js';
import { promtool } from '../prometheus/rules/promtool.js';
import { edges } from './network.js';
import { containerOf, ofKind, one, podOf, specOf, workload, workloads } from './objects.js';
import { pathOf } from './variants.js';

interface Groups {
  readonly groups: readonly { name: string; rules: readonly object[] }[];
}

const bare = { files: [pathOf('propalpes', 'values-bare.yaml')] };
const data = (objects: readonly KubernetesObject[], name: string) =>
  one(objects, 'ConfigMap', name)['data'] as Record<string, string>;

describe('the small Prometheus', function () {
  this.timeout(60_000);
  let all: KubernetesObject[];

  before(async () => {
    all = await render('propalpes', bare);
  });

  it('is there where kind and the one-node cluster are, and nowhere else', async () => {
    const kind = await render('propalpes', { files: [pathOf('propalpes', 'values-kind.yaml')] });
    const having = [all, kind, await render('propalpes'), await render('observability')].map(
      (objects) => workloads(objects).filter((it) => it.metadata.name === 'prometheus').length,
    );
    expect(having).to.deep.equal([1, 1, 0, 0]);
  });

  it('has a configuration and rules that Prometheus takes', () => expectTaken(all));

  it('may scrape more often than Prometheus waits for an answer by default', async () =>
    expectTaken(
      await render('propalpes', { ...bare, set: { 'observability.prometheus.scrapeInterval': '5s' } }),
    ));

  async function expectTaken(objects: readonly KubernetesObject[]): Promise<void> {
    const dir = await mkdtemp(join(tmpdir(), 'propalpes-observability-test-'));
    const { 'prometheus.yaml': config = '', 'alerts.yaml': rules = '' } = data(objects, 'prometheus');
    await writeFile(join(dir, 'alerts.yaml'), rules);
    const here = config.replaceAll('/etc/prometheus/', `${dir}/`);
    await writeFile(join(dir, 'prometheus.yaml'), here);
    try {
      // without the files of a service account, which are in a pod alone
      const said = await promtool(['check', 'config', '--syntax-only', join(dir, 'prometheus.yaml')]);
      expect(said).to.include('SUCCESS');
      expect(await promtool(['check', 'rules', join(dir, 'alerts.yaml')])).to.include('SUCCESS');
    } finally {
      await rm(dir, { recursive: true });
    }
  }

  it('has every rule of the file', () => {
    const { groups } = parse(data(all, 'prometheus')['alerts.yaml'] ?? '') as Groups;
    expect(groups.flatMap(({ rules }) => rules)).to.deep.equal(readRules());
  });

  it('may look at pods of its namespace, and do nothing else', () => {
    expect(one(all, 'Role', 'prometheus')['rules']).to.deep.equal([
      { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
    ]);
    expect(ofKind(all, 'ClusterRole').filter((it) => it.metadata.name.includes('prometheus'))).to.deep.equal(
      [],
    );
  });

  it('reaches the metrics of every program and the API server, and is reached by monitoring alone', () => {
    const scraped = workloads(all).flatMap((it) => {
      const { 'prometheus.io/port': port } = workload(it).template.metadata.annotations ?? {};
      return port === undefined ? [] : [`→ ${it.metadata.name} ${port}`];
    });
    expect(scraped).to.have.lengthOf(8);
    expect(edges(all, 'prometheus')).to.have.members([
      ...scraped,
      '→ anyone 443',
      '→ anyone 6443',
      'propalpes.io/monitoring=true → http',
    ]);
  });

  it('is let in where metrics are, and where it is not installed nobody is in its place', async () => {
    const without = await render('propalpes');
    for (const name of ['companias', 'bff-web', 'operator', 'backlog-metrics']) {
      expect(edges(all, name)).to.include('prometheus → management');
      expect(edges(without, name)).not.to.include('prometheus → management');
    }
    expect(edges(all, 'pulsar')).to.include('prometheus → admin');
    expect(edges(all, 'companias')).not.to.include('prometheus → http');
  });

  it('finds no other pod by its Service than its own', () => {
    const { selector } = specOf(one(all, 'Service', 'prometheus')) as { selector: Record<string, string> };
    const { labels } = workload(one(all, 'Deployment', 'prometheus')).template.metadata;
    expect(labels).to.include(selector);
    expect(selector).to.include({ 'app.kubernetes.io/component': 'observability' });
  });

  it('is of the version that the tests use', () => {
    const { image } = containerOf(one(all, 'Deployment', 'prometheus'));
    expect(image).to.equal(`propalpes/prometheus:${prometheusVersion()}`);
  });

  it('gets new pods when its rules change', async () => {
    const checksum = (objects: readonly KubernetesObject[]) =>
      workload(one(objects, 'Deployment', 'prometheus')).template.metadata.annotations?.['checksum/config'];
    const fewer = await render('propalpes', { ...bare, set: { 'observability.alerts.without': ['bff'] } });
    expect(checksum(fewer)).not.to.equal(checksum(all));
  });

  it('runs as nobody, on a root that cannot be written to, with a token of few rights', () => {
    const deployment = one(all, 'Deployment', 'prometheus');
    expect(podOf(deployment)).to.include({ serviceAccountName: 'prometheus', enableServiceLinks: false });
    expect(containerOf(deployment)).to.have.nested.property('securityContext.readOnlyRootFilesystem', true);
  });

  it('is refused where nothing says by annotations where metrics are', async () => {
    const set = { 'global.metrics.discovery': 'podMonitor' };
    const objection = await render('propalpes', { ...bare, set }).then(
      () => 'nothing',
      (error: unknown) => (error as { stderr?: string }).stderr ?? '',
    );
    expect(objection).to.include('The small Prometheus finds pods by annotations');
  });
});
