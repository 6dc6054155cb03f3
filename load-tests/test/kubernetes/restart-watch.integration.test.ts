import { kubectl } from '@propalpes/local/control-plane/program';
import { release } from '@propalpes/local/on-kubernetes/release';
import { until } from '@propalpes/local/process/until';
import { kubernetesProgram } from '@propalpes/local/setup/kubernetes';
import { expect } from 'chai';
import { RestartWatch } from '../../src/kubernetes/restart-watch.js';

const pod = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: release },
  spec: { containers: [{ name: 'main', image: 'none' }] },
});

const restartedOnce = {
  name: 'main',
  image: 'none',
  imageID: '',
  ready: true,
  restartCount: 1,
  lastState: { terminated: { reason: 'OOMKilled', exitCode: 137 } },
};

describe('A watch of the pods of a release', function () {
  this.timeout(60_000);
  const { KUBECONFIG: kubeconfig = '' } = process.env;
  const access = { kubectl: kubernetesProgram('kubectl'), env: { KUBECONFIG: kubeconfig } };
  let watch: RestartWatch;

  const ask = (args: readonly string[], stdin?: object) =>
    kubectl(
      { kubeconfig },
      ['--namespace', release, ...args],
      stdin === undefined ? {} : { stdin: JSON.stringify(stdin) },
    );
  const make = (name: string) => ask(['apply', '--filename=-'], pod(name));
  const restart = (name: string) => {
    const patch = JSON.stringify({ status: { containerStatuses: [restartedOnce] } });
    return ask(['patch', 'pod', name, '--subresource=status', '--type=merge', `--patch=${patch}`]);
  };
  const told = () =>
    until(() => Promise.resolve(watch.seen().length > 0), { what: 'A restart', withinMs: 10_000 });

  before(async () => {
    await ask(['apply', '--filename=-'], {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: release },
    });
    // admission wants the service account, which a controller makes
    await until(() => make('first').then(() => true), { what: 'A pod', withinMs: 30_000 });
  });

  beforeEach(async () => {
    watch = await RestartWatch.start(access);
  });

  afterEach(() => watch.stop());

  after(() =>
    ask(['delete', 'pods', 'first', 'second', '--ignore-not-found', '--force', '--grace-period=0']),
  );

  it('tells of a container that was started again in a pod that is gone', async () => {
    await make('second');
    await restart('second');
    await told();
    await ask(['delete', 'pod', 'second', '--force', '--grace-period=0']);
    expect(watch.seen()).to.deep.equal(['main of second: 1 times, last by OOMKilled, exit code 137']);
  });

  it('tells nothing of a pod that was there before', async () => {
    await restart('first');
    await make('second');
    await restart('second');
    await told();
    expect(watch.seen().join()).not.to.include('first');
  });

  it('does not say that there was none when it has not seen all', async () => {
    await watch.stop();
    expect(() => watch.seen()).to.throw('ended too early');
  });
});
