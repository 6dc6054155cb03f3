import { expect } from 'chai';
import { type KubernetesObject, render } from '../../src/charts/render.js';
import { containerOf, one, podOf, specOf, workload } from './objects.js';
import { pathOf } from './variants.js';

const data = (objects: readonly KubernetesObject[]) =>
  one(objects, 'ConfigMap', 'companias')['data'] as Record<string, string>;

describe('a pod of a service', function () {
  this.timeout(60_000);
  let all: KubernetesObject[];
  let withSecrets: KubernetesObject[];

  before(async () => {
    all = await render('companias');
    withSecrets = await render('companias', { files: [pathOf('companias', 'ci/secrets-values.yaml')] });
  });

  it('rolls the pods when a setting changes', async () => {
    const checksum = (objects: readonly KubernetesObject[]) =>
      workload(one(objects, 'Deployment', 'companias')).template.metadata.annotations?.['checksum/config'];
    const changed = await render('companias', { set: { settings: { LANES: 128 } } });
    expect(data(changed)).to.include({ LANES: '128' });
    expect(checksum(changed)).not.to.equal(checksum(all));
  });

  it('rolls the pods when an annotation tells that their image has other content', async () => {
    const podAnnotations = { 'propalpes.io/image': 'abc' };
    for (const [chart, name] of [
      ['companias', 'companias'],
      ['operator', 'operator'],
      ['operator', 'backlog-metrics'],
    ] as const) {
      const deployment = one(await render(chart, { set: { podAnnotations } }), 'Deployment', name);
      expect(workload(deployment).template.metadata.annotations).to.include(podAnnotations);
    }
  });

  it('writes great numbers as they are', async () => {
    const objects = await render('auditoria', { set: { settings: { EXPIRE_AFTER_MS: 31_622_400_000 } } });
    expect(one(objects, 'ConfigMap', 'auditoria')).to.have.nested.property(
      'data.EXPIRE_AFTER_MS',
      '31622400000',
    );
  });

  it('takes an image that has a tag or a digest as it is', async () => {
    const digest = `@sha256:${'a'.repeat(64)}`;
    for (const image of ['casa.example:5000/companias:v2', `companias:v2${digest}`, `companias${digest}`]) {
      const objects = await render('companias', { set: { image, 'global.image.tag': 'v1' } });
      expect(containerOf(one(objects, 'Deployment', 'companias')).image).to.equal(image);
    }
  });

  it('has a new pod ready before an old one goes', () => {
    const { strategy } = workload(one(all, 'Deployment', 'companias'));
    expect(strategy).to.deep.equal({
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
    });
  });

  it('gives a pod longer to stop than the service takes to drain', () => {
    const deployment = one(all, 'Deployment', 'companias');
    const drainSeconds = 10;
    const before = containerOf(deployment).lifecycle?.preStop?.sleep.seconds ?? 0;
    expect(before).to.be.greaterThan(0);
    expect(podOf(deployment).terminationGracePeriodSeconds).to.be.greaterThan(before + drainSeconds);
  });

  it('restarts nobody who merely waits for the broker', () => {
    const container = containerOf(one(all, 'Deployment', 'companias'));
    expect(container.startupProbe.httpGet).to.deep.equal({ path: '/healthz', port: 'management' });
    expect(container.livenessProbe.httpGet).to.deep.equal({ path: '/healthz', port: 'management' });
    expect(podOf(one(all, 'Deployment', 'companias')).initContainers).to.equal(undefined);
  });

  it('asks nobody to go who can answer without the broker', () => {
    const container = containerOf(one(all, 'Deployment', 'companias'));
    expect(container.readinessProbe.httpGet).to.deep.equal({
      path: '/readyz?once=publisher,consumers',
      port: 'management',
    });
  });

  it('keeps pods apart by zone and by node', () => {
    const { topologySpreadConstraints = [] } = podOf(one(all, 'Deployment', 'companias'));
    expect(topologySpreadConstraints.map((it) => it.topologyKey)).to.have.members([
      'topology.kubernetes.io/zone',
      'kubernetes.io/hostname',
    ]);
    // of a zone that is lost nobody must wait
    for (const it of topologySpreadConstraints) expect(it.nodeTaintsPolicy).to.equal('Honor');
  });

  it('lets a node be drained, one pod at a time', () => {
    expect(specOf(one(all, 'PodDisruptionBudget', 'companias'))).to.include({ maxUnavailable: 1 });
  });

  it('names the version of the project as image, or what it is told', async () => {
    expect(containerOf(one(all, 'Deployment', 'companias')).image).to.match(/^propalpes\/companias:\d/);
    const objects = await render('companias', { files: [pathOf('companias', 'ci/scheduling-values.yaml')] });
    const { image, imagePullPolicy } = containerOf(one(objects, 'Deployment', 'companias'));
    expect([image, imagePullPolicy]).to.deep.equal([
      'registry.example.com/propalpes/companias:9.9.9',
      'Always',
    ]);
    expect(podOf(one(objects, 'Deployment', 'companias')).imagePullSecrets).to.deep.equal([
      { name: 'registry' },
    ]);
  });

  it('keeps secrets out of its settings: it names files', () => {
    expect(data(withSecrets)).to.include({
      PULSAR_TOKEN_FILE: '/etc/propalpes/pulsar-token/token',
      PULSAR_TLS_CA_FILE: '/etc/propalpes/pulsar-ca/ca.crt',
      MONGODB_URI_FILE: '/etc/propalpes/mongodb-uri/uri',
    });
    expect(data(withSecrets)).not.to.have.property('MONGODB_URI');
  });

  it('mounts no more of a shared Secret than what is its own', () => {
    const { volumes } = podOf(one(withSecrets, 'Deployment', 'companias'));
    const token = volumes.find((it) => it.name === 'pulsar-token')?.secret;
    expect(token?.items).to.deep.equal([{ key: 'companias', path: 'token' }]);
  });
});
