import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import { expect } from 'chai';
import { type KubernetesObject, parseObjects, render } from '../../src/charts/render.js';
import { checkout } from '../../src/paths.js';
import { containerOf, ofKind, one, podOf, specOf, workload } from './objects.js';
import { pathOf } from './variants.js';

const documents = (...path: string[]) => parseObjects(readFileSync(join(checkout, ...path), 'utf8'));
const rulesOf = (object: KubernetesObject) => object['rules'];

describe('the chart of the operator', function () {
  this.timeout(60_000);
  let own: KubernetesObject[];
  let everywhere: KubernetesObject[];

  before(async () => {
    own = await render('operator');
    everywhere = await render('operator', { files: [pathOf('operator', 'ci/all-namespaces-values.yaml')] });
  });

  it('runs one operator, never two at once', () => {
    const { replicas, strategy } = workload(one(own, 'Deployment', 'operator'));
    expect([replicas, strategy.type]).to.deep.equal([1, 'Recreate']);
  });

  it('gives the operator longer to stop than it takes', () => {
    expect(podOf(one(own, 'Deployment', 'operator')).terminationGracePeriodSeconds).to.be.greaterThan(25);
  });

  it('runs both programs from one image', () => {
    const [operator, metrics] = ['operator', 'backlog-metrics'].map((it) =>
      containerOf(one(own, 'Deployment', it)),
    );
    expect(operator?.args).to.deep.equal(['run']);
    expect(metrics?.args).to.deep.equal(['backlog-metrics']);
    expect(metrics?.image).to.equal(operator?.image);
  });

  it('keeps to its namespace unless it is told otherwise', () => {
    expect(one(own, 'ConfigMap', 'operator')).to.have.nested.property('data.WATCH_NAMESPACE', 'propalpes');
    expect(one(own, 'RoleBinding', 'operator')).to.have.nested.property('roleRef.kind', 'Role');
    expect(one(everywhere, 'ConfigMap', 'operator')).not.to.have.nested.property('data.WATCH_NAMESPACE');
    expect(one(everywhere, 'ClusterRoleBinding', 'propalpes-operator')).to.have.nested.property(
      'roleRef.kind',
      'ClusterRole',
    );
  });

  it('binds its own namespace to tenants, and no other unless it looks at all', async () => {
    const tenantPolicy = { enabled: true, tenants: { propalpes: ['propalpes'] } };
    const bindingOf = async (watchAllNamespaces: boolean) => {
      const objects = await render('operator', { set: { tenantPolicy, watchAllNamespaces } });
      return specOf(one(objects, 'ValidatingAdmissionPolicyBinding', 'propalpes-tenants'));
    };
    expect(await bindingOf(false)).to.have.deep.property('matchResources', {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'propalpes' } },
    });
    expect(await bindingOf(true)).not.to.have.property('matchResources');
  });

  it('has the rights that an installation by hand gives it, and no others', () => {
    const byHand = documents('operator', 'deploy', 'rbac.yaml');
    for (const name of ['propalpes-operator', 'propalpes-backlog-metrics', 'propalpes-backlog-reader'])
      expect(rulesOf(one(everywhere, 'ClusterRole', name)), name).to.deep.equal(
        rulesOf(one(byHand, 'ClusterRole', name)),
      );
    for (const name of ['operator', 'backlog-metrics'])
      expect(rulesOf(one(own, 'Role', name)), name).to.deep.equal(
        rulesOf(one(byHand, 'ClusterRole', `propalpes-${name}`)),
      );
  });

  it('renders no CustomResourceDefinition for an installation, whose hooks Argo CD would delete at each sync', () => {
    expect(ofKind(own, 'CustomResourceDefinition')).to.deep.equal([]);
  });

  it('brings the CustomResourceDefinitions along with an upgrade, and keeps them for ever', async () => {
    const upgraded = ofKind(await render('operator', { upgrade: true }), 'CustomResourceDefinition');
    const source = documents('operator', 'crds.yaml');
    expect(upgraded.map(specOf)).to.deep.equal(source.map(specOf));
    for (const { metadata } of upgraded)
      expect(metadata.annotations).to.include({
        'helm.sh/hook': 'pre-upgrade',
        'helm.sh/resource-policy': 'keep',
      });
  });

  it('serves the metric twice, under a certificate for the name that the aggregator asks for', () => {
    expect(workload(one(own, 'Deployment', 'backlog-metrics')).replicas).to.equal(2);
    const { 'tls.crt': made = '', 'ca.crt': authority = '' } = one(own, 'Secret', 'backlog-metrics-serving')[
      'data'
    ] as Record<string, string>;
    const certificate = new X509Certificate(Buffer.from(made, 'base64'));
    const ca = new X509Certificate(Buffer.from(authority, 'base64'));
    expect(certificate.checkHost('backlog-metrics.propalpes.svc')).to.equal('backlog-metrics.propalpes.svc');
    expect(certificate.verify(ca.publicKey)).to.equal(true);
    expect(one(own, 'APIService', 'v1beta1.external.metrics.k8s.io')).to.have.nested.property(
      'spec.caBundle',
      authority,
    );
  });

  it('leaves the certificate to cert-manager where it is told to', async () => {
    const objects = await render('operator', {
      set: { 'backlogMetrics.certificate': { source: 'cert-manager', issuerRef: { name: 'internal' } } },
    });
    expect(one(objects, 'Certificate', 'backlog-metrics-serving')).to.have.nested.property(
      'spec.issuerRef.name',
      'internal',
    );
    const served = one(objects, 'APIService', 'v1beta1.external.metrics.k8s.io');
    expect(served.metadata.annotations).to.include({
      'cert-manager.io/inject-ca-from': 'propalpes/backlog-metrics-serving',
    });
    expect(ofKind(objects, 'Secret')).to.deep.equal([]);
  });

  it('lets the controller of HPAs read backlogs, and nobody else', () => {
    const binding = one(own, 'ClusterRoleBinding', 'propalpes-backlog-reader');
    expect(binding['subjects']).to.deep.equal([
      { kind: 'ServiceAccount', name: 'horizontal-pod-autoscaler', namespace: 'kube-system' },
    ]);
  });

  it('leaves nothing of backlog-metrics behind where it is turned off', async () => {
    const objects = await render('operator', {
      files: [pathOf('operator', 'ci/without-metrics-values.yaml')],
    });
    expect(objects.filter((it) => it.metadata.name.includes('backlog'))).to.deep.equal([]);
    expect(ofKind(objects, 'APIService')).to.deep.equal([]);
  });
});
