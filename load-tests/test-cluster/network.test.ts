import { until } from '@propalpes/local/process/until';
import { expect } from 'chai';
import { apply, figure, kubectl } from '../src/kubernetes/namespace.js';
import { edges, findNames } from '../src/kubernetes/edges.js';
import { listeners, listenersOfPods } from '../src/kubernetes/listeners.js';
import { findsNames, reachableFrom, type Listener, type Window } from '../src/kubernetes/probe.js';
import { probeImage, probePod } from '../src/kubernetes/probe-pod.js';
import { ready } from '../src/kubernetes/release.js';
import { runTools, startTools } from '../src/kubernetes/tools-pod.js';

const ours = 'propalpes';
const elsewhere = 'propalpes-test-elsewhere';
const monitoring = 'propalpes-test-monitoring';

const service = (name: string): [string, Window] => [
  name,
  { pod: `deployment/${name}`, namespace: ours, runs: 'node' },
];
const platform = (name: string): [string, Window] => [
  name,
  { pod: `${name}-0`, namespace: ours, runs: 'bash' },
];

/** The pods of the release themselves, and pods of others. */
const windows = new Map<string, Window>([
  ...['companias', 'propiedades', 'geograficos', 'auditoria', 'bff-web', 'operator', 'backlog-metrics'].map(
    service,
  ),
  ...['pulsar', 'mongodb'].map(platform),
  ['a pod of the tools', { pod: 'tools', namespace: ours, runs: 'node' }],
  [
    'a pod that is labelled as the small Prometheus',
    { pod: 'test-prometheus', namespace: ours, runs: 'node' },
  ],
  ['a stranger in the namespace', { pod: 'test-stranger', namespace: ours, runs: 'node' }],
  ['a stranger in another namespace', { pod: 'test-stranger', namespace: elsewhere, runs: 'node' }],
  [
    'a stranger who is labelled as companias in another namespace',
    { pod: 'test-impostor', namespace: elsewhere, runs: 'node' },
  ],
  ['a pod of the monitoring namespace', { pod: 'test-monitor', namespace: monitoring, runs: 'node' }],
]);

const targets = [
  ...['companias', 'propiedades', 'geograficos', 'auditoria', 'bff-web', 'backlog-metrics'].flatMap((it) => [
    it,
    `${it} management`,
  ]),
  ...[
    'operator management',
    'pulsar broker',
    'pulsar admin',
    'mongodb',
    'prometheus',
    'API server',
    'kubelet',
  ],
];

const namespaceObject = (name: string, labels = {}) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': 'restricted', ...labels } },
});

describe('The network of a release', function () {
  this.timeout(240_000);
  const reached = new Map<string, readonly string[]>();
  let all: readonly Listener[];

  const look = (name: string) => reachableFrom(windows.get(name)!, all);

  before(async () => {
    await ready();
    const image = await probeImage();
    const label = (name: string) => ({ 'app.kubernetes.io/name': name });
    await apply(
      ours,
      namespaceObject(elsewhere),
      namespaceObject(monitoring, { 'propalpes.io/monitoring': 'true' }),
    );
    await apply(
      ours,
      // with both labels that policies select by, and without the one by which its Service finds it
      probePod('test-prometheus', ours, image, {
        ...label('prometheus'),
        'app.kubernetes.io/instance': ours,
      }),
      probePod('test-stranger', ours, image),
    );
    await startTools(image);
    await apply(
      elsewhere,
      probePod('test-stranger', elsewhere, image),
      probePod('test-impostor', elsewhere, image, {
        ...label('companias'),
        'app.kubernetes.io/instance': ours,
      }),
    );
    await apply(monitoring, probePod('test-monitor', monitoring, image));
    for (const { pod, namespace } of windows.values())
      if (pod === 'tools' || pod.startsWith('test-'))
        await kubectl(
          ...['wait', `--namespace=${namespace}`, '--for=condition=Ready', `pod/${pod}`, '--timeout=60s'],
        );
    all = await listeners();
    // a table of policies that knows the new pods takes a moment
    await until(
      async () =>
        (await look('a stranger in the namespace')).length === 0 &&
        (await look('a pod of the tools')).includes('pulsar broker') &&
        (await look('a pod that is labelled as the small Prometheus')).includes('pulsar admin') &&
        (await look('a pod of the monitoring namespace')).includes('companias management'),
      { what: 'Policies that know the new pods', withinMs: 60_000, everyMs: 1_000 },
    );
    for (const name of windows.keys()) reached.set(name, await look(name));
    figure('edges looked at', windows.size * all.length);
  });

  after(async () => {
    const pods = ['tools', 'test-prometheus', 'test-stranger'];
    await kubectl('delete', 'pod', ...pods, '--ignore-not-found', '--now');
    await kubectl('delete', 'namespace', elsewhere, monitoring, '--ignore-not-found', '--timeout=100s');
    await ready();
  });

  it('has no listener beside those of the table', () => {
    expect(all.map(({ name }) => name)).to.have.members(targets);
  });

  it('has no listener that nobody may reach, so that a closed edge says something', () => {
    expect(targets.filter((it) => !Object.values(edges).some((open) => open.includes(it)))).to.deep.equal([]);
  });

  it('lets the tools work in the pod that the runbooks tell to make', async () => {
    expect(await runTools('redrive', 'list')).to.include('stack hash');
    expect(await runTools('operaciones', 'list', '--older', '10m')).to.include('waits for');
  });

  for (const [source, open] of Object.entries(edges))
    for (const target of targets.filter((it) => !it.startsWith(source))) {
      const verb = open.includes(target) ? 'lets' : 'does not let';
      it(`${verb} ${source} reach ${target}`, () => {
        expect(reached.get(source)!.includes(target)).to.equal(open.includes(target));
      });
    }

  it('closes every port of every pod to a stranger in the namespace', async () => {
    const stranger = windows.get('a stranger in the namespace')!;
    expect(await reachableFrom(stranger, await listenersOfPods())).to.deep.equal([]);
  });

  for (const [name, window] of windows)
    if (window.runs === 'node')
      it(`${findNames.includes(name) ? 'lets' : 'does not let'} ${name} look up names`, async () => {
        expect(await findsNames(window)).to.equal(findNames.includes(name));
      });
});
