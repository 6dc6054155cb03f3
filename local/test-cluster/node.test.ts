import { expect } from 'chai';
import { kubectl } from '../src/control-plane/program.js';
import { statePaths } from '../src/node/settings.js';
import { ManagedProcess } from '../src/process/managed-process.js';
import { freePort } from '../src/process/ports.js';
import { until } from '../src/process/until.js';
import { kubernetesProgram } from '../src/setup/kubernetes.js';
import {
  autoscaler,
  claim,
  client,
  deployment,
  namespace,
  policies,
  server,
  service,
  writer,
} from './node-objects.js';

const state = statePaths();

const ask = (...args: string[]) =>
  kubectl(state, ['--namespace', namespace, ...args], { timeoutMs: 120_000 });

async function apply(...items: object[]): Promise<void> {
  const stdin = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  await kubectl(state, ['apply', '--server-side', '--filename=-'], { stdin });
}

const comesTrue = (what: string, condition: () => Promise<boolean>) =>
  until(condition, { what, withinMs: 100_000, everyMs: 500 });

/** What a GET from within a pod gets: the text, or the code of the error. */
function get(from: string, url: string): Promise<string> {
  const script = `fetch('${url}', { signal: AbortSignal.timeout(3000) }).then((it) => it.text(), (it) => it.cause?.code ?? it.name).then((it) => console.log(it))`;
  return ask('exec', from, '--', '/node/node', '-e', script);
}

/** Whether a TCP connection from within a pod comes about. */
async function connects(from: string, host: string, port: number): Promise<boolean> {
  const script = `require('net').connect({ host: '${host}', port: ${port}, timeout: 3000 }, () => { console.log('yes'); process.exit() }).on('timeout', () => { console.log('no'); process.exit() }).on('error', (it) => console.log(it.code))`;
  return (await ask('exec', from, '--', '/node/node', '-e', script)) === 'yes';
}

/** Expects the cluster that `node local/dist/src/cluster.js up` brings up. */
describe('the one-node cluster', () => {
  before(async () => {
    await apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    await apply(server, service, client('friend'), client('stranger'), claim, writer, deployment, autoscaler);
    await ask('wait', '--for=condition=Ready', 'pod', '--all', '--timeout=100s');
  });

  after(async () => {
    await kubectl(state, ['delete', 'namespace', namespace], { timeoutMs: 120_000 });
  });

  it('has a node that is ready', async () => {
    await ask('wait', '--for=condition=Ready', 'node', '--all', '--timeout=1s');
  });

  it('shows the log of a pod', async () => {
    expect(await ask('logs', 'server')).to.include('serves 8080');
  });

  it('finds a Service by its name', async () => {
    expect(await get('friend', `http://server.${namespace}.svc.cluster.local`)).to.equal('from 8080');
    expect(await get('friend', 'http://server')).to.equal('from 8080');
  });

  it('says at once that a name outside the cluster does not exist', async () => {
    expect(await get('friend', 'http://example.org')).to.equal('ENOTFOUND');
  });

  it('lets a pod reach itself through its Service', async () => {
    // its short name is its own host name
    expect(await get('server', `http://server.${namespace}`)).to.equal('from 8080');
  });

  it('lets a pod reach the API server', async () => {
    expect(await connects('stranger', 'kubernetes.default', 443)).to.equal(true);
  });

  it('forwards a port of this machine to a pod', async () => {
    const port = await freePort();
    const forward = new ManagedProcess({
      name: 'port-forward',
      command: kubernetesProgram('kubectl'),
      args: ['--namespace', namespace, 'port-forward', 'service/server', `${port}:80`],
      env: { ...process.env, KUBECONFIG: state.kubeconfig },
      ready: (signal) =>
        until(async () => (await fetch(`http://127.0.0.1:${port}`)).ok, {
          what: 'The port-forward',
          withinMs: 20_000,
          signal,
        }),
      graceMs: 2_000,
      line: () => undefined,
    });
    await forward.start();
    const answer = await (await fetch(`http://127.0.0.1:${port}`)).text().finally(() => forward.stop());
    expect(answer).to.equal('from 8080');
  });

  it('tells what pods use', async () => {
    await comesTrue('The use of CPU by the server', async () =>
      /^server +\d+m +\d+Mi/m.test(await ask('top', 'pods', '--no-headers')),
    );
  });

  it('gives a claim a directory that belongs to the group of the pod', async () => {
    expect(await ask('get', 'pvc', 'data', '--output=jsonpath={.status.phase}')).to.equal('Bound');
    expect(await ask('logs', 'writer')).to.equal('wrote kept');
  });

  it('scales by the use of CPU', async () => {
    await comesTrue(
      'A second replica',
      async () => (await ask('get', 'hpa', 'burner', '--output=jsonpath={.status.desiredReplicas}')) === '2',
    );
  });

  it('refuses a pod that the pod security of its namespace forbids', async () => {
    await ask('label', 'namespace', namespace, 'pod-security.kubernetes.io/enforce=restricted');
    const refused = await ask('run', 'root', '--image=none', '--privileged').then(
      () => 'accepted',
      (error: unknown) => String(error),
    );
    expect(refused).to.include('violates PodSecurity "restricted');
  });

  describe('with policies', () => {
    before(async () => {
      expect(await get('stranger', 'http://server')).to.equal('from 8080');
      await apply(...policies);
      await comesTrue('The policies', async () => !(await connects('stranger', 'server', 80)));
    });

    it('keeps an allowed edge open, and DNS', async () => {
      expect(await get('friend', 'http://server')).to.equal('from 8080');
    });

    it('closes a port that is not named', async () => {
      expect(await connects('friend', 'server', 9080)).to.equal(false);
    });

    it('closes the way to a pod for those who are not named, whatever address they use', async () => {
      const address = await ask('get', 'pod', 'server', '--output=jsonpath={.status.podIP}');
      for (const port of [8080, 9080]) expect(await connects('stranger', address, port)).to.equal(false);
    });

    it('closes the way out to the API server', async () => {
      expect(await connects('friend', '10.96.0.1', 443)).to.equal(false);
    });

    it('lets probes of the kubelet pass', async () => {
      await ask('wait', '--for=condition=Ready', 'pod/server', '--timeout=1s');
    });

    it('opens everything when the policies are gone', async () => {
      await ask('delete', 'networkpolicy', '--all');
      await comesTrue('The end of the policies', () => connects('stranger', 'server', 9080));
    });
  });
});
