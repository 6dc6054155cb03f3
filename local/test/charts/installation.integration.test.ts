import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { chartDirectory } from '../../src/charts/charts.js';
import { helm } from '../../src/charts/helm.js';
import { argumentsOf } from '../../src/charts/render.js';
import { type ControlPlane, startControlPlane } from '../../src/control-plane/control-plane.js';
import { kubectl } from '../../src/control-plane/program.js';
import { until } from '../../src/process/until.js';
import { pathOf } from './variants.js';

const umbrella = chartDirectory('propalpes');
const bare = { files: [pathOf('propalpes', 'values-bare.yaml')] };
const crds = ['pulsarnamespaces.messaging.propalpes.io', 'pulsartopics.messaging.propalpes.io'] as const;

describe('an installation on a real API server', function () {
  this.timeout(180_000);
  let plane: ControlPlane;

  before(async () => {
    plane = await startControlPlane();
  });

  after(() => plane.stop());

  const run = (args: readonly string[]) => helm(args, plane);
  const list = async (kind: string): Promise<string[]> => {
    const names = await kubectl(plane, ['get', kind, '--namespace=propalpes', '--output=name']);
    return names.split('\n').filter((it) => it !== '');
  };
  const objection = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'nothing',
      (error: unknown) => (error as { stderr?: string }).stderr ?? String(error),
    );

  it('is made by one command on a cluster that knows nothing of them', async () => {
    await run(['install', 'propalpes', umbrella, '--create-namespace', ...argumentsOf(bare)]);
    expect(await list('pulsartopics')).to.have.lengthOf(9);
    expect(await list('deployments')).to.have.lengthOf(8);
    expect(await list('statefulsets')).to.have.lengthOf(2);
  });

  it('finds nothing to change when nothing has changed, the certificate included', async () => {
    const generations = async () =>
      kubectl(plane, [
        ...['get', 'deployments,statefulsets,pulsartopics,secrets', '--namespace=propalpes'],
        ...['--selector=app.kubernetes.io/part-of=propalpes'],
        '--output=jsonpath={range .items[*]}{.kind} {.metadata.name} {.metadata.generation} {.data}{"\\n"}{end}',
      ]);
    const before = await generations();
    await run(['upgrade', 'propalpes', umbrella, ...argumentsOf(bare)]);
    expect(await generations()).to.equal(before);
  });

  it('mends the CustomResourceDefinitions with an upgrade', async () => {
    const described = '--output=jsonpath={.spec.versions[0].schema.openAPIV3Schema.description}';
    const description = () => kubectl(plane, ['get', 'crd', crds[0], described]);
    const intended = await description();
    const source = await readFile(join(chartDirectory('operator'), 'crds', 'crds.yaml'), 'utf8');
    const older = ['apply', '--server-side', '--field-manager=helm', '--filename=-'];
    await kubectl(plane, older, { stdin: source.replaceAll(/^( +description): .*$/gm, '$1: older') });
    expect(await description()).to.equal('older');
    await run(['upgrade', 'propalpes', umbrella, ...argumentsOf(bare)]);
    expect(await description()).to.equal(intended);
  });

  it('takes nobody else’s metrics API', async () => {
    const second = ['install', 'operator', chartDirectory('operator'), '--create-namespace'];
    expect(await objection(run([...second, ...argumentsOf({ namespace: 'elsewhere' })]))).to.include(
      'external.metrics.k8s.io is already served by propalpes/backlog-metrics',
    );
  });

  it('leaves the definitions of topics when it goes, and can be made again', async () => {
    await run(['uninstall', 'propalpes', '--namespace=propalpes']);
    const left = await kubectl(plane, ['get', 'crds', '--output=name']);
    for (const crd of crds) expect(left).to.include(crd);
    await run(['install', 'propalpes', umbrella, ...argumentsOf(bare)]);
    expect(await list('pulsartopics')).to.have.lengthOf(9);
  });

  it('binds a namespace of Kubernetes to its tenants', async () => {
    const set = {
      watchAllNamespaces: true,
      tenantPolicy: { enabled: true, tenants: { ventas: ['ventas'] } },
      'backlogMetrics.enabled': false,
    };
    const options = argumentsOf({ set, namespace: 'teams' });
    const create = (object: object) =>
      kubectl(plane, ['create', '--filename=-'], { stdin: JSON.stringify(object) });
    await create(namespaceOf('ventas'));
    await create(topicOf('propalpes', 'antigua'));
    await run(['install', 'teams', chartDirectory('operator'), '--create-namespace', ...options]);
    const declare = (tenant: string) =>
      kubectl(plane, ['create', '--dry-run=server', '--filename=-'], {
        stdin: JSON.stringify(topicOf(tenant)),
      });
    const said = 'the namespace ventas may not declare anything of the tenant propalpes';
    // the API server takes a moment to act on a policy
    await until(async () => (await objection(declare('propalpes'))).includes(said), {
      what: 'A refusal by the policy',
      withinMs: 30_000,
    });
    await declare('ventas');
    const ofBefore = ['pulsartopic', 'antigua', '--namespace=ventas'];
    const change = ['--type=merge', '--patch={"spec":{"producers":["ventas"]}}'];
    expect(await objection(kubectl(plane, ['patch', ...ofBefore, ...change]))).to.include(said);
    // as the operator does with a finalizer
    await kubectl(plane, ['label', ...ofBefore, 'team=ventas']);
    await run(['uninstall', 'teams', '--namespace=teams']);
  });
});

const namespaceOf = (name: string) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });

const topicOf = (tenant: string, name = 'visita') => ({
  apiVersion: 'messaging.propalpes.io/v1',
  kind: 'PulsarTopic',
  metadata: { name, namespace: 'ventas' },
  spec: { topic: `persistent://${tenant}/ejemplos/visita`, producers: [], subscriptions: [] },
});
