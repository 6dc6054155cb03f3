import { join } from 'node:path';
import { chartDirectory } from '../../src/charts/charts.js';
import { type KubernetesObject, render } from '../../src/charts/render.js';
import { kubectl } from '../../src/control-plane/program.js';
import { claimsOf, podOf, workloads } from './objects.js';
import { variants } from './variants.js';

const namespace = (name: string, labels = {}): string =>
  JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });

const listOf = (items: readonly object[]): string =>
  JSON.stringify({ apiVersion: 'v1', kind: 'List', items });

/** Of cert-manager and prometheus-operator, which this API server does not have. */
const isForeign = ({ apiVersion }: KubernetesObject): boolean =>
  ['cert-manager.io', 'monitoring.coreos.com'].includes(apiVersion.split('/')[0] ?? '');

/** What a Deployment or StatefulSet makes, as far as admission looks at it. */
function podFrom(object: KubernetesObject, namespaceName: string): object {
  const spec = podOf(object);
  const claimed = claimsOf(object).map((name) => ({ name, emptyDir: {} }));
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: object.metadata.name, namespace: namespaceName },
    spec: { ...spec, volumes: [...spec.volumes, ...claimed] },
  };
}

describe('a real API server', function () {
  this.timeout(120_000);
  const { KUBECONFIG: kubeconfig = '' } = process.env;
  const ask = (args: readonly string[], stdin?: string) =>
    kubectl({ kubeconfig }, args, stdin === undefined ? {} : { stdin });

  before(async () => {
    const crds = join(chartDirectory('operator'), 'crds');
    await ask(['apply', '--server-side', '--force-conflicts', `--filename=${crds}`]);
    await ask(['wait', '--for=condition=Established', '--timeout=60s', `--filename=${crds}`]);
    const restricted = namespace('charts-restricted', { 'pod-security.kubernetes.io/enforce': 'restricted' });
    await ask(['apply', '--filename=-'], namespace('propalpes'));
    await ask(['apply', '--filename=-'], restricted);
  });

  after(() => ask(['delete', 'namespace', 'charts-restricted', '--wait=false']));

  // as they are, parts are in the umbrella as it is
  const distinct = variants.filter(({ chart, files }) => chart === 'propalpes' || files.length > 0);
  for (const { name, chart, files } of distinct) {
    it(`has no objection, and no warning, to ${name}`, async () => {
      const objects = (await render(chart, { files })).filter((it) => !isForeign(it));
      const dryRun = ['--server-side', '--dry-run=server', '--warnings-as-errors', '--force-conflicts'];
      await ask(['apply', ...dryRun, '--filename=-'], listOf(objects));
    });
  }

  it('admits every pod under the pod security standard `restricted`', async () => {
    const pods = workloads(await render('propalpes')).map((it) => podFrom(it, 'charts-restricted'));
    await ask(['create', '--dry-run=server', '--warnings-as-errors', '--filename=-'], listOf(pods));
  });
});
