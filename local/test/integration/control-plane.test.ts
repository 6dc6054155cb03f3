import { expect } from 'chai';
import { type ControlPlane, startControlPlane } from '../../src/control-plane/control-plane.js';
import { kubectl } from '../../src/control-plane/program.js';
import { until } from '../../src/process/until.js';
import { kubernetesVersion } from '../../src/setup/kubernetes.js';

/** What kubectl objected. */
const objection = async (asked: Promise<string>): Promise<string> => {
  const outcome: unknown = await asked.catch((error: unknown) => error);
  expect(outcome).to.be.an('error');
  return String(outcome);
};

describe('a control plane', function () {
  this.timeout(120_000);
  let plane: ControlPlane;

  before(async () => {
    plane = await startControlPlane();
  });

  after(() => plane.stop());

  it('is a real one of the pinned version', async () => {
    const version = JSON.parse(await kubectl(plane, ['version', '--output=json'])) as {
      serverVersion: { gitVersion: string };
    };
    expect(version.serverVersion.gitVersion).to.equal(kubernetesVersion());
    expect(await kubectl(plane, ['get', '--raw', '/readyz'])).to.equal('ok');
  });

  it('takes objects from the standard input', async () => {
    const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'given' }, data: { a: '1' } };
    await kubectl(plane, ['apply', '--filename=-'], { stdin: JSON.stringify(object) });
    expect(await kubectl(plane, ['get', 'configmap', 'given', '--output=jsonpath={.data.a}'])).to.equal('1');
  });

  it('has what it had after the API server was killed and started again', async () => {
    await kubectl(plane, ['create', 'configmap', 'kept', '--from-literal=a=1']);
    await plane.restartApiserver();
    expect(await kubectl(plane, ['get', 'configmap', 'kept', '--output=jsonpath={.data.a}'])).to.equal('1');
  });

  it('can be without its API server for a while', async () => {
    await plane.stopApiserver();
    expect(await objection(kubectl(plane, ['get', 'namespaces']))).to.include('refused');
    await plane.startApiserver();
    expect(await kubectl(plane, ['get', 'namespaces', '--output=name'])).to.include('namespace/default');
  });

  it('lets a user do what a binding to the name or a group allows, and nothing else', async () => {
    const ana = { kubeconfig: await plane.kubeconfigFor('ana') };
    const ben = { kubeconfig: await plane.kubeconfigFor('ben', ['readers', 'auditors']) };
    const get = ['get', 'configmaps', '--output=name'];
    expect(await objection(kubectl(ana, get)))
      .to.include('Forbidden')
      .and.include('"ana"');
    await kubectl(plane, ['create', 'role', 'reader', '--verb=list', '--resource=configmaps']);
    await kubectl(plane, ['create', 'rolebinding', 'readers', '--role=reader', '--group=auditors']);
    // the API server hears of a binding a moment after it is made
    await until(() => kubectl(ben, get).then(() => true), {
      what: 'The effect of the binding',
      withinMs: 10_000,
    });
    expect(await objection(kubectl(ana, get))).to.include('Forbidden');
    expect(await objection(kubectl(ben, ['delete', 'configmap', 'any']))).to.include('Forbidden');
  });

  it('gives tokens to service accounts', async () => {
    await kubectl(plane, ['create', 'serviceaccount', 'robot']);
    const token = await kubectl(plane, ['create', 'token', 'robot']);
    const whoami = ['auth', 'whoami', '--output=jsonpath={.status.userInfo.username}'];
    // as somebody without a certificate: one would win over the token
    const robot = [`--server=${plane.url}`, `--certificate-authority=${plane.caFile}`, `--token=${token}`];
    expect(await kubectl({ kubeconfig: '/dev/null' }, [...whoami, ...robot])).to.equal(
      'system:serviceaccount:default:robot',
    );
  });
});
