import { expect } from 'chai';
import { chartDirectory } from '../../src/charts/charts.js';
import { helm } from '../../src/charts/helm.js';
import { argumentsOf } from '../../src/charts/render.js';
import { kubectl } from '../../src/control-plane/program.js';

const kinds = ['ServiceMonitor', 'PodMonitor', 'PrometheusRule'] as const;

/** So that the API server knows the kind; what may be in it prometheus-operator says. */
const definition = (kind: string) => {
  const singular = kind.toLowerCase();
  const schema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${singular}s.monitoring.coreos.com` },
    spec: {
      group: 'monitoring.coreos.com',
      names: { kind, singular, plural: `${singular}s`, listKind: `${kind}List` },
      scope: 'Namespaced',
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } }],
    },
  };
};

/** A trial does not bring the CustomResourceDefinitions of our own operator. */
const withoutOperator = { 'operator.enabled': false, 'messaging.enabled': false };

describe('an installation that asks for what prometheus-operator brings', function () {
  this.timeout(120_000);
  const { KUBECONFIG: kubeconfig = '' } = process.env;
  const names = kinds.map((kind) => `customresourcedefinition/${definition(kind).metadata.name}`);

  const install = (set: Record<string, unknown>) =>
    helm(
      [
        ...['install', 'companias', chartDirectory('propalpes'), '--dry-run=server'],
        ...argumentsOf({ set: { ...set, ...withoutOperator }, namespace: 'default' }),
      ],
      { kubeconfig },
    );
  const objection = (set: Record<string, unknown>) =>
    install(set).then(
      () => 'nothing',
      (error: unknown) => (error as { stderr?: string }).stderr ?? String(error),
    );
  const asks: Readonly<Record<(typeof kinds)[number], Record<string, unknown>>> = {
    ServiceMonitor: { 'global.metrics.discovery': 'serviceMonitor' },
    PodMonitor: { 'global.metrics.discovery': 'podMonitor' },
    PrometheusRule: { 'observability.enabled': true, 'observability.alerts.prometheusRule': true },
  };

  describe('on a cluster without it', () => {
    for (const kind of kinds) {
      it(`is told that there is no ${kind}, and what to do`, async () => {
        const said = await objection(asks[kind]);
        expect(said).to.include(`This cluster knows no ${kind}: install the CustomResourceDefinitions`);
        expect(said).to.include(`set ${Object.keys(asks[kind]).at(-1) ?? ''} to something else`);
      });
    }

    it('needs nothing of it otherwise', async () => {
      expect(await objection({ 'observability.enabled': true })).to.equal('nothing');
    });
  });

  describe('on a cluster with it', () => {
    before(async () => {
      const items = kinds.map(definition);
      const stdin = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
      await kubectl({ kubeconfig }, ['apply', '--server-side', '--filename=-'], { stdin });
      await kubectl({ kubeconfig }, ['wait', '--for=condition=Established', '--timeout=60s', ...names]);
    });

    after(() => kubectl({ kubeconfig }, ['delete', ...names]));

    for (const kind of kinds) {
      it(`is made with a ${kind}`, async () => {
        expect(await install(asks[kind])).to.include(`kind: ${kind}\n`);
      });
    }
  });
});
