import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import { auditoria, Fixture } from './fixture.js';
import { OperatorProcess } from './operator-process.js';
import { can, createServiceAccount, writeKubeconfig } from './service-account.js';
import { TopicFleet } from './topic-fleet.js';

const needed = [
  ['list', 'pulsartopics.messaging.propalpes.io'],
  ['watch', 'pulsarnamespaces.messaging.propalpes.io'],
  ['patch', 'pulsartopics.messaging.propalpes.io', '--subresource=status'],
  ['patch', 'pulsarnamespaces.messaging.propalpes.io', '--subresource=status'],
  ['create', 'events'],
];
const notNeeded = [
  ['get', 'secrets'],
  ['list', 'secrets'],
  ['list', 'pods'],
  ['get', 'configmaps'],
  ['list', 'events'],
  ['delete', 'events'],
  ['create', 'pulsartopics.messaging.propalpes.io'],
  ['delete', 'pulsartopics.messaging.propalpes.io'],
  ['deletecollection', 'pulsartopics.messaging.propalpes.io'],
  ['update', 'pulsartopics.messaging.propalpes.io'],
  ['patch', 'pulsarnamespaces.messaging.propalpes.io'],
  ['update', 'pulsarnamespaces.messaging.propalpes.io'],
  ['delete', 'pulsarnamespaces.messaging.propalpes.io'],
  ['patch', 'customresourcedefinitions.apiextensions.k8s.io'],
  ['create', 'serviceaccounts', '--subresource=token'],
  ['impersonate', 'users'],
  ['list', 'namespaces'],
  ['list', 'pulsartopics.messaging.propalpes.io', '--all-namespaces'],
];

describe('the process of the operator', function () {
  this.timeout(90_000);
  let world: Fixture;
  let directory: string;
  let kubeconfig: string;
  let operator: OperatorProcess | undefined;
  Fixture.forEach((fixture) => (world = fixture));

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'operator-'));
    kubeconfig = await createServiceAccount(world.team.namespace, directory);
  });

  afterEach(async () => {
    await operator?.kill();
    operator = undefined;
    await rm(directory, { recursive: true });
  });

  const prepare = async (settings: Record<string, string> = {}): Promise<OperatorProcess> => {
    const own = { KUBECONFIG: kubeconfig, WATCH_NAMESPACE: world.team.namespace };
    operator = await OperatorProcess.prepare({ ...own, ...settings });
    return operator;
  };

  const start = async (settings?: Record<string, string>): Promise<OperatorProcess> => {
    const prepared = await prepare(settings);
    await prepared.start();
    return prepared;
  };

  const isReady = async (): Promise<boolean> => (await operator?.get('/readyz'))?.status === 200;

  it('shouldDoAllItNeedsWithItsRole', async () => {
    const { lines } = await start();
    const { metadata } = await world.ready({ ...auditoria, deletionPolicy: 'Delete' });
    expect(metadata.finalizers).to.deep.equal(['messaging.propalpes.io/delete-topic']);
    await world.until('an Event', async () => (await world.team.events('compania')).length > 0);
    await world.team.delete('PulsarTopic', 'compania');
    await world.team.gone('PulsarTopic', 'compania');
    expect(lines.filter((it) => it.includes('orbidden'))).to.deep.equal([]);
  });

  it('shouldHaveNoRightThatItDoesNotNeed', async () => {
    for (const question of needed) expect(await can(kubeconfig, ...question), question.join(' ')).to.be.true;
    for (const question of notNeeded)
      expect(await can(kubeconfig, ...question), question.join(' ')).to.be.false;
  });

  it('shouldAnswerOnItsManagementPort', async () => {
    const { get } = bound(await start());
    await world.ready();
    await world.until('readiness', isReady);
    expect((await get('/healthz')).body).to.equal('{"healthy":true,"checks":{"loop":true}}');
    expect((await get('/readyz')).body).to.equal('{"ready":true,"checks":{"kubernetes":true}}');
    expect((await get('/metrics')).body)
      .to.match(/^operator_reconciles_total\{kind="PulsarTopic",reason="InSync"\} [1-9]/m)
      .and.match(/^operator_objects\{kind="PulsarTopic",ready="True"\} 1$/m);
  });

  it('shouldCarryOnAfterSigkill', async () => {
    const fleet = new TopicFleet(world, 40);
    await fleet.apply();
    const killed = await start({ CONCURRENCY: '2' });
    await fleet.untilReady(20);
    await killed.kill();
    expect(await fleet.ready()).to.be.lessThan(40);
    await killed.start();
    await fleet.untilReady(40);
    expect(await fleet.inPulsar()).to.deep.equal(fleet.expected);
  });

  it('shouldStopInOrderAtSigterm', async () => {
    const fleet = new TopicFleet(world, 40);
    await fleet.apply();
    const stopped = await start({ CONCURRENCY: '2' });
    await fleet.untilReady(10);
    const began = Date.now();
    expect(await stopped.stop()).to.deep.equal({ code: 0, signal: null });
    expect(Date.now() - began).to.be.lessThan(10_000);
    expect(await fleet.ready()).to.be.lessThan(40);
  });

  it('shouldStopAtAMalformedSettingAndNameIt', async () => {
    const refused = await prepare({ RESYNC: 'soon' });
    const failure = await refused.start().then(() => undefined, String);
    expect(failure).to.contain('(exit code 78)');
    expect(refused.lines).to.deep.equal([
      'operator: RESYNC: must be a number of seconds from 1 to 3600, such as 30s',
    ]);
  });

  it('shouldGoOnTryingWithoutApiserver', async () => {
    const nowhere = await writeKubeconfig(directory, 'https://127.0.0.1:9', 'nobody');
    const { get, lines, stop } = bound(await start({ KUBECONFIG: nowhere }));
    const refusals = (): number => lines.filter((it) => it.includes('does not list our objects')).length;
    await world.until('another try', () => Promise.resolve(refusals() >= 3));
    expect((await get('/readyz')).status).to.equal(503);
    expect((await get('/healthz')).status).to.equal(200);
    expect(await stop()).to.deep.equal({ code: 0, signal: null });
  });
});

function bound(operator: OperatorProcess) {
  return { get: operator.get.bind(operator), stop: operator.stop.bind(operator), lines: operator.lines };
}
