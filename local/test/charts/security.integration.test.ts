import { expect } from 'chai';
import { type KubernetesObject, render } from '../../src/charts/render.js';
import { containerOf, ofKind, one, podOf, workloads } from './objects.js';
import { pathOf } from './variants.js';

describe('safety by default', function () {
  this.timeout(60_000);
  let all: KubernetesObject[];
  let production: KubernetesObject[];

  before(async () => {
    all = await render('propalpes');
    production = await render('propalpes', { files: [pathOf('propalpes', 'values-production.yaml')] });
  });

  it('gives every pod an account of its own', () => {
    for (const object of workloads(all)) {
      expect(podOf(object).serviceAccountName).to.equal(object.metadata.name);
      expect(one(all, 'ServiceAccount', object.metadata.name)).to.include({
        automountServiceAccountToken: false,
      });
    }
  });

  it('gives a token to the two that speak to the API server, and to nobody else', () => {
    const having = workloads(all).filter((it) => podOf(it).automountServiceAccountToken);
    expect(having.map((it) => it.metadata.name)).to.have.members(['operator', 'backlog-metrics']);
  });

  it('keeps the addresses of Services out of the settings', () => {
    for (const object of workloads(all))
      expect(podOf(object).enableServiceLinks, object.metadata.name).to.equal(false);
  });

  it('runs everything without root, privileges, capabilities and a file system to write to', () => {
    for (const object of workloads(all)) {
      expect(podOf(object), object.metadata.name)
        .to.have.property('securityContext')
        .that.deep.includes({
          runAsNonRoot: true,
          runAsUser: 10_001,
          seccompProfile: { type: 'RuntimeDefault' },
        });
      expect(containerOf(object), object.metadata.name)
        .to.have.property('securityContext')
        .that.deep.equals({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
    }
  });

  it('requests and limits memory and disk of every container, and never limits its CPU', () => {
    for (const object of workloads(all)) {
      const { requests, limits } = containerOf(object).resources;
      expect(requests, object.metadata.name).to.have.all.keys('cpu', 'memory', 'ephemeral-storage');
      expect(limits, object.metadata.name).to.have.all.keys('memory', 'ephemeral-storage');
    }
  });

  it('limits CPU where a quota asks for it', async () => {
    const objects = await render('companias', { set: { 'resources.limits.cpu': '1' } });
    const { limits } = containerOf(one(objects, 'Deployment', 'companias')).resources;
    expect(limits).to.include({ cpu: '1', memory: '384Mi' });
  });

  it('probes every container', () => {
    for (const object of workloads(all))
      expect(containerOf(object), object.metadata.name).to.include.keys(
        'startupProbe',
        'livenessProbe',
        'readinessProbe',
      );
  });

  it('pins every image', () => {
    for (const object of workloads(all))
      expect(containerOf(object).image)
        .to.match(/:[\w.-]+$/)
        .and.not.match(/:latest$/);
  });

  it('mounts every Secret to be read only', () => {
    const mounts = workloads(production).flatMap((it) => containerOf(it).volumeMounts);
    const secret = mounts.filter((it) => it.mountPath.startsWith('/etc/'));
    expect(secret).not.to.have.lengthOf(0);
    for (const { name, readOnly } of secret) expect(readOnly, name).to.equal(true);
  });

  it('writes no Secret but the certificate that it makes', () => {
    expect(ofKind(production, 'Secret').map((it) => it.metadata.name)).to.deep.equal([
      'backlog-metrics-serving',
    ]);
  });
});
